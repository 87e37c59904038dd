import { type BuiltHelp, buildHelp, formatProblem, type HelpProblem } from '@deskbell/faq/articles'
import type { World } from './world.ts'

const endings = ['.md', '.yaml', '.yml']
/** Names that `faq build` gives to files, and to nothing else. */
const made = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*-[0-9a-f]{16}\.json$/

/** Writes one hashed bundle per language and the manifest; what an earlier build left there goes. */
export async function faqBuild(
  { folder, out, defaultLanguage }: { folder: string; out: string; defaultLanguage?: string },
  world: World,
): Promise<number> {
  const files = await world.folders.read(folder, endings)
  const help = buildHelp(files, defaultLanguage === undefined ? {} : { defaultLanguage })
  if (complainAbout(help.problems, folder, world)) return 1
  const written = help.bundles.map(({ file, json }) => ({ path: file, text: json }))
  const manifest = { path: 'manifest.json', text: `${JSON.stringify(help.manifest, null, 2)}\n` }
  await world.folders.write(out, [...written, manifest], (name) => made.test(name))
  sayLanguages(help, world)
  return 0
}

/** Looks without writing; missing translations are told, but are no fault. */
export async function faqCheck({ folder }: { folder: string }, world: World): Promise<number> {
  const help = buildHelp(await world.folders.read(folder, endings))
  for (const warning of help.warnings) world.say(`warning: ${formatProblem(within(folder, warning))}`)
  if (complainAbout(help.problems, folder, world)) return 1
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

function complainAbout(problems: readonly HelpProblem[], folder: string, world: World): boolean {
  for (const problem of problems) world.complain(formatProblem(within(folder, problem)))
  return problems.length > 0
}

const within = (folder: string, problem: HelpProblem): HelpProblem => ({
  ...problem,
  file: problem.file === '.' ? folder : `${folder.replace(/[\\/]+$/, '')}/${problem.file}`,
})
