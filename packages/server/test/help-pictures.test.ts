import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHelp } from '@deskbell/faq/articles'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

const name = 'label-0123456789abcdef.png'
const text = `---\ntitle: How do I return a pair?\n---\n\n![Label](label.png)\n\n![No](../../site/site.json)\n`
let folder: string
let stage: Stage
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-pictures-'))
  const { bundles, manifest } = buildHelp([{ path: 'en/returns.md', text }], {
    pictures: new Map([['en/label.png', name]]),
  })
  const write = (path: string, content: unknown) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  write('site/site.json', { key: 'shop', name: 'Shoe shop', defaultLanguage: 'en' })
  write('help/manifest.json', manifest)
  for (const { file, json } of bundles) write(`help/${file}`, json)
  write(`help/${name}`, 'a picture')
  write('help/other-0123456789abcdef.png', 'in no article')
  stage = await openStage({ sites: [{ folder: join(folder, 'site'), help: join(folder, 'help') }], agents: [] })
})
afterEach(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

test('[M152] F82 pictures that articles show are served beside the bundle, for good, and nothing else of the folder is', async () => {
  const get = (path: string) => fetch(`${stage.server.url}/v1/sites/shop/help/${path}`)
  const picture = await get(name)
  expect([picture.status, await picture.text()]).toEqual([200, 'a picture'])
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(picture.headers.get('cache-control')).toContain('immutable')
  for (const other of ['other-0123456789abcdef.png', '..%2Fsite%2Fsite.json', '../site/site.json']) {
    expect((await get(other)).status, other).toBe(404)
  }
})
