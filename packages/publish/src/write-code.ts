import { resolve } from 'node:path'
import { textOnlySocket } from '@deskbell/client/build'
import { keepFuseMatch } from '@deskbell/faq/build'
import { slimPreact } from '@deskbell/widget/build'
import { type OutputChunk, rolldown } from 'rolldown'
import { build, type InlineConfig } from 'vite'
import { fileOf, isOther, type Published, projectRoot } from './published.ts'

/** Names of other packages that the written files import. */
export type Imports = ReadonlySet<string>

/** @example packageOf('@redis/client/dist/x.js') // '@redis/client' */
const packageOf = (id: string): string => id.split('/', id.startsWith('@') ? 2 : 1).join('/')
const inputOf = ({ entries }: Published): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([subpath, file]) => [fileOf(subpath), resolve(projectRoot, file)]))

function importsOf(output: readonly { type: string }[]): Imports {
  const chunks = output.filter((one): one is OutputChunk => one.type === 'chunk')
  const own = new Set(chunks.map(({ fileName }) => fileName))
  const all = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
  return new Set(all.filter((id) => !own.has(id) && !id.startsWith('node:')).map(packageOf))
}

/** Signals stay whole: who builds a screen of their own on the client may use all of them. */
const slimViews = () => {
  const { name, transform } = slimPreact()
  return { name, transform: (code: string, id: string) => (/signals-core/.test(id) ? null : transform(code, id)) }
}

/** Files for pages: readable, in pieces that a bundler can leave out, with everything but the frameworks inside. */
async function writeForBrowsers(published: Published, folder: string): Promise<Imports> {
  const config: InlineConfig = {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    plugins: [textOnlySocket(), keepFuseMatch(), slimViews()],
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      cssMinify: true,
      modulePreload: false,
      lib: { entry: inputOf(published), formats: ['es'] },
      rolldownOptions: {
        external: ['react', 'vue'],
        transform: { inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] } },
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
      },
    },
  }
  const [built] = [await build(config)].flat()
  if (!built || !('output' in built)) throw new Error(`${published.name}: nothing was built`)
  return importsOf(built.output)
}

/** Files for Node: ours in one place, what others publish stays theirs. */
async function writeForNode(published: Published, folder: string): Promise<Imports> {
  const bundle = await rolldown({
    input: inputOf(published),
    platform: 'node',
    external: (id) => !/^[./]|^@deskbell\//.test(id) || isOther(published, id),
  })
  const { output } = await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  })
  return importsOf(output)
}

/** Writes a package's JavaScript into a folder; returns what it needs to be installed beside it. */
export const writeCode = (published: Published, folder: string): Promise<Imports> =>
  published.runs === 'browser' ? writeForBrowsers(published, folder) : writeForNode(published, folder)
