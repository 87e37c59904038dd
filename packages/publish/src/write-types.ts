import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Plugin, rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { exportOf, ownExports } from './export-of.ts'
import { fileOf, type Published, projectRoot } from './published.ts'

const compiler = resolve(projectRoot, 'node_modules/typescript/bin/tsc')

/** Declarations of the entries and of all they import, one beside the other as the sources are. */
async function emit(entries: readonly string[], out: string): Promise<void> {
  const config = join(out, 'tsconfig.json')
  const options = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    // Straight to the sources: what comes by way of `node_modules` has no declarations made.
    paths: Object.fromEntries(ownExports().map(([pattern, file]) => [pattern, [file]])),
    rootDir: projectRoot,
    outDir: out,
    types: ['@types/node', 'vite/client'].map((name) => resolve(projectRoot, 'node_modules', name)),
  }
  const files = [...entries, ...globSync('packages/*/src/**/*.d.ts', { cwd: projectRoot })].map((file) =>
    resolve(projectRoot, file),
  )
  const extended = { extends: resolve(projectRoot, 'tsconfig.json'), compilerOptions: options, files, include: [] }
  await writeFile(config, JSON.stringify(extended))
  const run = promisify(execFile)(process.execPath, [compiler, '-p', config], { cwd: projectRoot })
  await run.catch(({ stdout }: { stdout: string }) => {
    throw new Error(`the types cannot be made:\n${stdout}`)
  })
}

/** Finds the declarations of what a declaration imports: ours among those just made, others in their packages. */
const ours = (out: string): Plugin => ({
  name: 'deskbell:types',
  resolveId: {
    order: 'pre',
    handler(source, importer) {
      if (!importer?.startsWith(out)) return null
      const isOurs = source.startsWith('@deskbell/')
      // As seen from the source that the declaration was made of.
      if (!isOurs && !source.startsWith('.')) return this.resolve(source, resolve(projectRoot, relative(out, importer)))
      const file = isOurs ? join(out, relative(projectRoot, exportOf(source))) : resolve(importer, '..', source)
      const declared = file.replace(/\.tsx?$/, '.d.ts')
      // Texts are no part of what others see.
      return existsSync(declared) ? declared : { id: source, external: true, moduleSideEffects: false }
    },
  },
})

/** Runs with a folder of declarations made of the sources, which is gone afterwards. */
export async function withDeclarations(packages: readonly Published[], run: (made: string) => Promise<void>) {
  const made = await mkdtemp(join(tmpdir(), 'deskbell-types-'))
  try {
    await emit(
      packages.flatMap(({ entries }) => Object.values(entries)),
      made,
    )
    await run(made)
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}

/**
 * Writes `<entry>.d.ts` for each entry of a package into a folder, with all types of ours in them.
 * @param made declarations as `withDeclarations` gives them
 * @param external whether an import stays one
 */
export async function writeTypes(
  { entries }: Published,
  folder: string,
  made: string,
  external: (id: string) => boolean,
): Promise<void> {
  const input = Object.fromEntries(
    Object.entries(entries).map(([subpath, source]) => [
      fileOf(subpath),
      join(made, source.replace(/\.tsx?$/, '.d.ts')),
    ]),
  )
  // The declarations are there: the generator has nothing to do.
  const plugins = [ours(made), dts({ dtsOnly: true, tsconfig: false, generator: 'oxc' })]
  const bundle = await rolldown({ input, external, plugins })
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].ts',
    chunkFileNames: 'types/[name].ts',
    minifyInternalExports: false,
  })
}
