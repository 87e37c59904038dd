import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const entryName = resolve(import.meta.dirname, 'bench-entry.js')

/** Bytes, gzip, of what a page loads for a module, minified; built as the widget's own files are. */
export async function bundleBytes(entry: string, plugins: readonly { name: string }[] = []): Promise<number> {
  const source = {
    name: 'bench-entry',
    resolveId: (id: string) => (id === entryName ? id : null),
    load: (id: string) => (id === entryName ? entry : null),
  }
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [source, ...plugins],
    build: {
      target: 'es2022',
      write: false,
      lib: { entry: entryName, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { minify: true } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  return gzipSync(output.output[0].code, { level: 9 }).length
}
