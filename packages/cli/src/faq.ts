import {
  type BuiltHelp,
  buildHelp,
  formatProblem,
  type HelpProblem,
  lookCloser,
  placedPictures,
} from '@deskbell/faq/articles'
import { type HelpFolder, readHelpFolder } from './help-folder.ts'
import { type HelpPictures, readHelpPictures } from './help-pictures.ts'
import type { FolderBytes, World } from './world.ts'

/** Names that `faq build` gives to files, and to nothing else. */
const made =
  /^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*-[0-9a-f]{16}\.json|[a-z0-9-]+-[0-9a-f]{16}\.(?:png|jpe?g|webp|gif|avif))$/

interface Build {
  folder: string
  out: string
  watch: boolean
  defaultLanguage?: string
}

/** Writes one hashed bundle per language and the manifest; what an earlier build left there goes. */
export async function faqBuild(build: Build, world: World): Promise<number> {
  const code = await buildOnce(build, world)
  if (!build.watch) return code
  world.say(`watching ${build.folder}`)
  let turn = Promise.resolve()
  const stop = world.folders.watch(build.folder, () => {
    turn = turn.then(() => buildAgain(build, world))
  })
  await world.asked()
  stop()
  await turn
  return 0
}

/** A folder that is being changed may be wrong for a moment: that is told, and watching goes on. */
const buildAgain = (build: Build, world: World): Promise<void> =>
  buildOnce(build, world).then(
    () => {},
    (error) => world.complain(error instanceof Error ? error.message : String(error)),
  )

async function buildOnce({ folder, out, defaultLanguage }: Build, world: World): Promise<number> {
  const source = await readHelpFolder(folder, world)
  const pictures = await readHelpPictures(folder, world)
  const help = buildHelp(source.files, {
    pictures: pictures.names,
    ...(defaultLanguage === undefined ? {} : { defaultLanguage }),
  })
  if (complainAbout([...source.problems, ...help.problems], folder, source, world)) return 1
  const written = help.bundles.map(({ file, json }) => ({ path: file, text: json }))
  const manifest = { path: 'manifest.json', text: `${JSON.stringify(help.manifest, null, 2)}\n` }
  await world.folders.write(out, [...written, ...usedPictures(help, pictures), manifest], (name) => made.test(name))
  sayLanguages(help, world)
  return 0
}

/** The pictures that articles show. */
function usedPictures({ bundles }: BuiltHelp, { bytes }: HelpPictures): FolderBytes[] {
  const names = new Set(
    bundles.flatMap(({ bundle }) => bundle.articles.flatMap(({ blocks }) => placedPictures(blocks))),
  )
  return [...names].flatMap((path) => {
    const found = bytes.get(path)
    return found ? [{ path, bytes: found }] : []
  })
}

/** Looks without writing; what only might be better is told, but is no fault. */
export async function faqCheck({ folder }: { folder: string }, world: World): Promise<number> {
  const source = await readHelpFolder(folder, world)
  const pictures = await readHelpPictures(folder, world)
  const help = buildHelp(source.files, { pictures: pictures.names })
  const closer = help.bundles.flatMap(({ bundle }) => lookCloser(bundle, (id) => `${bundle.lang}/${id}.md`))
  const heavy = pictures.large.map(({ path, kilobytes }) => ({
    ...{ file: path, line: 1, reason: `the picture has ${kilobytes} kB; 500 are enough, and phones wait for more` },
  }))
  for (const warning of [...help.warnings, ...closer, ...heavy]) {
    world.say(`warning: ${formatProblem(within(folder, source, warning))}`)
  }
  if (complainAbout([...source.problems, ...help.problems], folder, source, world)) return 1
  sayLanguages(help, world)
  return 0
}

function sayLanguages({ bundles }: BuiltHelp, world: World): void {
  for (const { file, bundle, json } of bundles) {
    const kilobytes = (new TextEncoder().encode(json).length / 1000).toFixed(1)
    world.say(`${bundle.lang}: ${counted(bundle.articles.length, 'article')}, ${kilobytes} kB, ${file}`)
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function complainAbout(problems: readonly HelpProblem[], folder: string, source: HelpFolder, world: World): boolean {
  for (const problem of problems) world.complain(formatProblem(within(folder, source, problem)))
  return problems.length > 0
}

const within = (folder: string, source: HelpFolder, problem: HelpProblem): HelpProblem => ({
  ...problem,
  file: problem.file === '.' ? folder : `${folder.replace(/[\\/]+$/, '')}/${source.place(problem.file)}`,
})
