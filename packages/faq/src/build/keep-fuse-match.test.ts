import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import Fuse from 'fuse.js/basic'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { keepFuseMatch } from './keep-fuse-match.ts'

const file = fileURLToPath(import.meta.resolve('fuse.js/basic'))

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [keepFuseMatch()],
    build: {
      target: 'es2022',
      write: false,
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      rolldownOptions: { output: { minify: true } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  return output.output[0].code
}

test('what a page loads for search is at most 9,500 bytes gzip', async () => {
  const code = await bundle(resolve(import.meta.dirname, '../browser.ts'))
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(9500)
  expect(code).toContain('Pattern length exceeds')
  expect(code).not.toContain('reimburs')
})

test('the match that is left is that of Fuse', async () => {
  const url = `data:text/javascript,${encodeURIComponent(await bundle(file))}`
  const { default: kept } = (await import(/* @vite-ignore */ url)) as { default: Pick<typeof Fuse, 'match'> }
  const options = { threshold: 0.45, ignoreLocation: true }
  for (const [word, other] of [
    ['retrun', 'return'],
    ['shose', 'shoes'],
    ['delivery', 'deliver'],
    ['abc', 'xyz'],
  ] as const) {
    expect(kept.match(word, other, options)).toEqual(Fuse.match(word, other, options))
  }
})

test('leaves other files alone, and refuses a Fuse that is written otherwise', () => {
  const { transform } = keepFuseMatch()
  expect(transform('let a = 1', '/src/a.ts')).toBeNull()
  expect(() => transform('let a = 1', file)).toThrow(/written otherwise/)
  expect(transform(readFileSync(file, 'utf8'), file)).toContain('fuse_match')
})
