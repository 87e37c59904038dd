import { HelpBundle, HelpManifest, parse } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { createMemoryWorld } from '../test/in-memory-world.ts'
import { run } from './run.ts'

const article = (title: string, body = 'Text.') => `---\ntitle: ${title}\n---\n${body}`
const help = {
  'help/en/pay.md': article('How can I pay?'),
  'help/en/returns.md': article('How do I return a pair?', 'See [paying](article:pay).'),
  'help/et/pay.md': article('Kuidas maksta?'),
}

test('faq build writes a bundle per language and a manifest that names them', async () => {
  const { world, disk, said } = createMemoryWorld(help)
  expect(await run(['faq', 'build', 'help', '--out', 'out'], world)).toBe(0)
  const manifest = parse(HelpManifest, JSON.parse(disk.get('out/manifest.json') ?? ''))
  if (!manifest.ok) throw new Error('no manifest')
  expect(Object.keys(manifest.value.files)).toEqual(['en', 'et'])
  for (const file of Object.values(manifest.value.files)) {
    expect(parse(HelpBundle, JSON.parse(disk.get(`out/${file}`) ?? '')).ok).toBe(true)
  }
  expect(said).toHaveLength(2)
  expect(said[0]).toMatch(/^en: 2 articles, \d\.\d kB, en-[0-9a-f]{16}\.json$/)
  expect(said[1]).toMatch(/^et: 1 article, /)
})

test('what an earlier build left goes, what others put there stays', async () => {
  const { world, disk } = createMemoryWorld({
    ...help,
    'out/en-0000000000000000.json': 'old',
    'out/site.json': 'other',
    'out/en-notes.json': 'other',
  })
  await run(['faq', 'build', 'help', '--out=out'], world)
  expect(disk.has('out/en-0000000000000000.json')).toBe(false)
  expect(disk.get('out/site.json')).toBe('other')
  expect(disk.get('out/en-notes.json')).toBe('other')
})

test('nothing is written while an article is broken', async () => {
  const { world, disk, complained } = createMemoryWorld({
    ...help,
    'help/en/bad.md': 'no head',
    'out/manifest.json': 'old',
  })
  expect(await run(['faq', 'build', 'help', '--out', 'out'], world)).toBe(1)
  expect(complained).toEqual(['help/en/bad.md:1: the file must start with a line of --- and say at least its title'])
  expect(disk.get('out/manifest.json')).toBe('old')
})

test('faq check warns of missing translations and fails on dead links', async () => {
  const good = createMemoryWorld(help)
  expect(await run(['faq', 'check', 'help'], good.world)).toBe(0)
  expect(good.said[0]).toBe('warning: help/et/returns.md:1: is missing; other languages have it')
  const bad = createMemoryWorld({ 'help/en/a.md': article('A', '[x](article:gone)') })
  expect(await run(['faq', 'check', 'help'], bad.world)).toBe(1)
  expect(bad.complained).toEqual(['help/en/a.md:1: links to the article "gone", which does not exist'])
})

test('the default language can be chosen', async () => {
  const { world, disk } = createMemoryWorld(help)
  await run(['faq', 'build', 'help', '--out', 'out', '--default', 'et'], world)
  expect(JSON.parse(disk.get('out/manifest.json') ?? '')).toMatchObject({ default: 'et' })
})
