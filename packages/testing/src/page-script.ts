import { resolve } from 'node:path'
import { build } from 'vite'
import { projectRoot } from './demo.ts'

/** Bundles a source file of ours into one script whose exports are the global `name`, to try it alone in a real page. */
export async function pageScript(file: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: resolve(projectRoot, file), formats: ['iife'], name, fileName: () => 'page.js' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [bundle] = [built].flat()
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${file} made no script`)
  return chunk.code
}
