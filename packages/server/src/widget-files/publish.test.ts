import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pinnedTag } from './describe.ts'
import { publishWidget } from './publish.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-widget-'))
  mkdirSync(join(folder, 'cdn/assets'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))
const build = (tag: string, part: string) => {
  rmSync(join(folder, 'cdn/assets'), { recursive: true })
  mkdirSync(join(folder, 'cdn/assets'))
  writeFileSync(join(folder, 'cdn/deskbell.js'), tag)
  writeFileSync(join(folder, 'cdn/deskbell.js.gz'), `packed ${tag}`)
  writeFileSync(join(folder, `cdn/assets/${part}`), part)
}
const publish = () => publishWidget(join(folder, 'out'), join(folder, 'cdn'))
const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8')

test('F180 versions stand beside each other, each with its parts; the evergreen tag is the newest', async () => {
  build('one', 'core-1.js')
  const one = await publish()
  build('two', 'core-2.js')
  const two = await publish()
  expect([read(one.file), read(two.file), read('deskbell.js')]).toEqual(['one', 'two', 'two'])
  expect([read(`${one.file}.gz`), read('deskbell.js.gz')]).toEqual(['packed one', 'packed two'])
  expect(readdirSync(join(folder, 'out/assets'))).toEqual(['core-1.js', 'core-2.js'])
  expect(JSON.parse(read('deskbell.json'))).toEqual(two)
  expect(Object.keys(two.assets)).toEqual(['assets/core-2.js'])
})

test('[T15] F180 the same bytes are the same version, and the tag says by what a browser holds them', async () => {
  build('one', 'core-1.js')
  const first = await publish()
  expect(await publish()).toEqual(first)
  const hash = createHash('sha384').update('one').digest('base64')
  expect(pinnedTag(first, 'https://a.example', 'rosso')).toBe(
    `<script async src="https://a.example/${first.file}" integrity="sha384-${hash}" crossorigin="anonymous" data-site-key="rosso"></script>`,
  )
})

test('without a build it says what to do', async () => {
  rmSync(join(folder, 'cdn'), { recursive: true })
  await expect(publish()).rejects.toThrow('pnpm build')
})
