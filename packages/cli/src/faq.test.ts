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

test('F82 rows of a table are articles, too, and faults in them name the table', async () => {
  const files = {
    'help/articles.csv': 'id,language,title,text\npay,en,How can I pay?,By card.\npay,et,Kuidas maksta?,Kaardiga.\n',
    'help/en/more.json': JSON.stringify([{ title: 'How do I return a pair?', text: 'See [paying](article:pay).' }]),
  }
  const { world, disk } = createMemoryWorld(files)
  expect(await run(['faq', 'build', 'help', '--out', 'out'], world)).toBe(0)
  const { files: names } = JSON.parse(disk.get('out/manifest.json') ?? '') as { files: Record<string, string> }
  const english = JSON.parse(disk.get(`out/${names.en}`) ?? '') as { articles: { id: string }[] }
  expect(english.articles.map(({ id }) => id)).toEqual(['how-do-i-return-a-pair', 'pay'])
  const bad = createMemoryWorld({ 'help/faq.csv': 'id,title,text\na,A,[x](article:gone)\nb,B,\n' })
  expect(await run(['faq', 'check', 'help'], bad.world)).toBe(1)
  expect(bad.complained).toEqual([
    'help/faq.csv:1: row 2 has no text',
    'help/faq.csv:1: links to the article "gone", which does not exist',
  ])
})

test('F82 pictures beside articles go where the bundle goes, under names of their content', async () => {
  const text =
    '1. Fold it.\n\n   ![Label](../label%201.png)\n\n![Elsewhere](https://shop.example/a.png) ![Root](/b.png)'
  const { world, disk } = createMemoryWorld({
    'help/en/returns.md': article('How do I return a pair?', text),
    'help/label 1.png': 'a picture',
    'help/unused.png': 'another',
    'out/old-0123456789abcdef.png': 'of an earlier build',
    'out/own.png': 'of somebody else',
  })
  expect(await run(['faq', 'build', 'help', '--out', 'out'], world)).toBe(0)
  const pictures = [...disk.keys()].filter((path) => path.startsWith('out/') && path.endsWith('.png'))
  expect(pictures).toEqual(['out/own.png', expect.stringMatching(/^out\/label-1-[0-9a-f]{16}\.png$/)])
  expect(disk.get(pictures[1]!)).toBe('a picture')
  const bundle = [...disk].find(([path]) => path.startsWith('out/en-'))?.[1] ?? ''
  const sources = [...bundle.matchAll(/"src":"([^"]*)"/g)].map(([, src]) => src)
  expect(sources).toEqual([pictures[1]!.slice(4), 'https://shop.example/a.png', '/b.png'])
})

test('F82 a picture that is not there is a fault, and one that is large is told', async () => {
  const bad = createMemoryWorld({
    'help/en/a.md': article('A', '![x](gone.png)\n\n![y](drawing.svg)'),
    'help/en/drawing.svg': '<svg/>',
  })
  expect(await run(['faq', 'build', 'help', '--out', 'out'], bad.world)).toBe(1)
  expect(bad.complained).toEqual([
    'help/en/a.md:1: there is no picture en/gone.png',
    'help/en/a.md:1: the picture en/drawing.svg is none of png, jpg, jpeg, webp, gif, avif',
  ])
  const large = createMemoryWorld({
    'help/en/a.md': article('A', '![x](big.jpg)'),
    'help/en/big.jpg': 'x'.repeat(700_000),
  })
  expect(await run(['faq', 'check', 'help'], large.world)).toBe(0)
  expect(large.said).toContain(
    'warning: help/en/big.jpg:1: the picture has 700 kB; 500 are enough, and phones wait for more',
  )
})

test('faq check tells articles that say the same', async () => {
  const text = 'Send the pair back within thirty days, unworn and in its box, with its label.'
  const { world, said } = createMemoryWorld({
    'help/en/a.md': article('How do I return a pair?', text),
    'help/en/b.md': article('Where does my parcel go?', text),
  })
  expect(await run(['faq', 'check', 'help'], world)).toBe(0)
  expect(said[0]).toBe('warning: help/en/b.md:1: says nearly the same as en/a.md: one of them will do')
})

test('with --watch it builds again at every change, also after one that was wrong', async () => {
  const { world, disk, said, complained, watchers, stop } = createMemoryWorld(help)
  const over = run(['faq', 'build', 'help', '--out', 'out', '--watch'], world)
  await expect.poll(() => watchers.size).toBe(1)
  const change = (text: string) => {
    disk.set('help/en/new.md', text)
    for (const told of watchers) told()
  }
  change('no head')
  await expect.poll(() => complained.length).toBe(1)
  change(article('What is new?'))
  await expect.poll(() => said.at(-2)).toMatch(/^en: 3 articles/)
  stop()
  expect(await over).toBe(0)
  expect(watchers.size).toBe(0)
})
