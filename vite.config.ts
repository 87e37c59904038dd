import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { minify } from 'terser'
import { minify as minifyByBundler, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { textOnlySocket } from './packages/client/src/build/text-only-socket.ts'
import { splitTexts } from './packages/console/src/build/split-texts.ts'
import { keepFuseMatch } from './packages/faq/src/build/keep-fuse-match.ts'
import { precompress } from './packages/loader/src/build/precompress.ts'
import { slimPreact } from './packages/widget/src/build/slim-preact.ts'

const root = import.meta.dirname
const at = (...path: string[]) => resolve(root, ...path)
const cdn = at('dist/cdn')
/** Where `.ci/run` wants the counts of passed, failed and skipped tests. */
const report = process.env.DESKBELL_TEST_REPORT

/** The hashed chunks the tag must know by name; written by `--mode widget`. */
function chunkNames(): Record<string, string> {
  const file = resolve(cdn, '.vite/manifest.json')
  if (!existsSync(file)) return {}
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { file: string; isEntry?: boolean; name?: string }
  >
  return Object.fromEntries(
    Object.values(manifest).flatMap((chunk) => (chunk.isEntry && chunk.name ? [[chunk.name, chunk.file]] : [])),
  )
}

/** How ours is said to Terser; names it may change on the first pass only. */
const pass = (code: string, format: string, mangle: boolean) =>
  minify(code, {
    module: format === 'es',
    ecma: 2020,
    mangle,
    compress: { passes: 2, inline: 1, sequences: mangle, unsafe_arrows: true, unsafe_methods: true },
  }).then((shrunk) => shrunk.code ?? code)

/**
 * Shrinks what shops' pages load: Terser, then the bundler's own, then Terser once more where that leaves less to send.
 * Together they leave a thirtieth less than one alone. All of it before the bundler names the files: a name is the hash
 * of what is served, or a browser that keeps a file for ever keeps another than the one that is meant.
 */
const shrink = (): Plugin => ({
  name: 'deskbell:shrink',
  async renderChunk(source, chunk, { format }) {
    const code = await pass(source, format, true)
    const { code: small } = await minifyByBundler(chunk.fileName, code, {
      module: format === 'es',
      compress: { target: 'es2022' },
    })
    const least = format === 'es' ? await pass(small, format, false) : small
    return { code: gzipSync(least).length < gzipSync(small).length ? least : small, map: null }
  },
})

/** How long each step of a build took is nobody's question who starts the demo. */
const quiet: Plugin = {
  name: 'deskbell:quiet',
  config: () => ({ build: { rolldownOptions: { checks: { bundlerTimings: false } } } }),
}

/** Views compile to `h()`, which weighs less than `jsx()` and its runtime. */
const plainJsx = { runtime: 'classic' as const, pragma: 'h', pragmaFrag: 'Fragment' }

const builds = {
  /** The chunks that load after the tag: greetings, panel and all they import later. */
  widget: () => ({
    outDir: cdn,
    emptyOutDir: true,
    manifest: true,
    // As a library: no helper that would preload style sheets, of which there are none.
    lib: {
      entry: {
        core: at('packages/widget/src/core/index.ts'),
        greetings: at('packages/widget/src/greetings/index.ts'),
        more: at('packages/widget/src/more/index.ts'),
      },
      formats: ['es' as const],
    },
    rolldownOptions: {
      transform: {
        inject: { h: ['preact', 'h'] as [string, string], Fragment: ['preact', 'Fragment'] as [string, string] },
      },
      // Later chunks take what they share with the panel from its file: what always travels together is one file.
      preserveEntrySignatures: 'allow-extension' as const,
      output: {
        minify: false,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // What every reader of a cart is made of travels with the one that the page needs.
            {
              name: 'cart',
              test: /storefront\/src\/(field|line|total|address|words|text-by-words|options-by-words)\.|widget\/src\/edge\/(read-whole|page-cart|cart-signals)\./,
            },
            // Beside it, for carts that are on the page itself, where currency and amounts are as a person reads them.
            {
              name: 'shown',
              test: /storefront\/src\/amount-by-words\.|widget\/src\/edge\/(local-cart|page-currency)\./,
            },
            // What the page is, for greetings and conversation; who looks into its requests asks it for the shop system.
            {
              name: 'page-facts',
              test: /widget\/src\/edge\/(page-facts|find-store|page-type|navigation)\.|storefront\/src\/page-type\./,
            },
            {
              name: 'core',
              test: /preact|protocol\/src\/(pick-text|plain-text|errors|safe-href)|client\/src\/(?!edge\/(socket|text|send|shared|page-shown)|shared|identity)|widget\/(package\.json|src\/(core\/|panel\/(?!edge\/modal)|chat\/|launcher\/talk))/,
            },
          ],
        },
        // Of sixteen signs: a name is said wherever it is loaded from, and these are the shortest to send.
        hashCharacters: 'hex' as const,
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
      },
    },
  }),
  /** The one tag a shop pastes. */
  loader: () => ({
    outDir: cdn,
    emptyOutDir: false,
    lib: {
      entry: at('packages/loader/src/index.ts'),
      formats: ['iife' as const],
      name: '__deskbell',
      fileName: () => 'deskbell.js',
    },
  }),
  console: () => ({ outDir: at('dist/console'), emptyOutDir: true, manifest: true }),
}

export default defineConfig(({ mode }) => ({
  root: mode === 'console' ? at('packages/console') : root,
  base: mode === 'console' ? '/console/' : './',
  publicDir: false as const,
  oxc: { jsx: mode === 'widget' ? plainJsx : { runtime: 'automatic' as const, importSource: 'preact' } },
  define: mode === 'loader' ? { __CHUNKS__: JSON.stringify(chunkNames()) } : {},
  plugins: [
    quiet,
    ...(mode === 'widget' || mode === 'console' ? [textOnlySocket()] : []),
    ...(mode === 'console' ? [splitTexts()] : []),
    ...(mode === 'widget' ? [keepFuseMatch(), slimPreact()] : []),
    ...(mode === 'widget' || mode === 'loader' ? [shrink(), precompress()] : []),
  ],
  build: { target: 'es2022', modulePreload: false as const, ...builds[mode as keyof typeof builds]?.() },
  test: {
    css: { include: /.+/ },
    // A busy machine of builds gets a second try; `.ci/run` names what needed one.
    retry: report ? 1 : 0,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        extends: true as const,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/*/{src,test}/**/*.test.ts', 'examples/*/**/*.test.ts', 'docs/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.e2e.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['packages/*/{src,test}/**/*.test.tsx'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['packages/testing/test/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          // What is waited for comes as soon as it can; a busy machine only makes it later.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 180_000,
          // After the others, two at a time: browsers and a server need the machine for themselves.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
    ],
  },
}))
