import { expect, test } from 'vitest'
import { growth, slow } from '../../test/growth.ts'
import { parseMarkdown } from './blocks.ts'

test('headings, paragraphs, rules and code', () => {
  expect(parseMarkdown('# A\n\ntext\nmore\n### B ##\n---\n```js\nx < 1\n\ny\n```\nend')).toEqual([
    { t: 'h', level: 2, c: ['A'] },
    { t: 'p', c: ['text more'] },
    { t: 'h', level: 3, c: ['B'] },
    { t: 'rule' },
    { t: 'code', text: 'x < 1\n\ny' },
    { t: 'p', c: ['end'] },
  ])
})

test('steps hold paragraphs and lists of their own', () => {
  expect(parseMarkdown('1. One\n   - a\n   - b\n2. Two\n\n   more\n\n3. Three\nlazy')).toEqual([
    {
      t: 'list',
      ordered: true,
      items: [
        [
          { t: 'p', c: ['One'] },
          { t: 'list', ordered: false, items: [[{ t: 'p', c: ['a'] }], [{ t: 'p', c: ['b'] }]] },
        ],
        [
          { t: 'p', c: ['Two'] },
          { t: 'p', c: ['more'] },
        ],
        [{ t: 'p', c: ['Three lazy'] }],
      ],
    },
  ])
})

test('quotes and callouts', () => {
  expect(parseMarkdown('> said\n> he\n\n> [!WARNING]\n> - hot')).toEqual([
    { t: 'quote', c: [{ t: 'p', c: ['said he'] }] },
    { t: 'callout', tone: 'warning', c: [{ t: 'list', ordered: false, items: [[{ t: 'p', c: ['hot'] }]] }] },
  ])
  expect(parseMarkdown('> [!important]\n> x')).toMatchObject([{ t: 'callout', tone: 'note' }])
  expect(parseMarkdown('> [!unknown]\n> x')).toEqual([{ t: 'quote', c: [{ t: 'p', c: ['[!unknown] x'] }] }])
})

test('tables are as wide as their head', () => {
  expect(parseMarkdown('| a | **b** |\n|---|:-:|\n| 1 |\n| 2 | x \\| y | z |\n\nend')).toEqual([
    {
      t: 'table',
      head: [['a'], [{ t: 'strong', c: ['b'] }]],
      rows: [
        [['1'], []],
        [['2'], ['x | y']],
      ],
    },
    { t: 'p', c: ['end'] },
  ])
})

test('images and films on a line of their own', () => {
  const film = 'https://x.example/f.mp4'
  expect(parseMarkdown(`![A](/a.png)\n\n::video[How](${film})\n\n${film}\n\n[T](https://youtu.be/abc)`)).toEqual([
    { t: 'image', src: '/a.png', alt: 'A' },
    { t: 'video', src: film, title: 'How' },
    { t: 'video', src: film, title: '' },
    { t: 'video', src: 'https://youtu.be/abc', title: 'T' },
  ])
})

test('raw HTML is text', () => {
  const html = '<script>alert(1)</script><img src=x onerror=y>'
  expect(parseMarkdown(html)).toEqual([{ t: 'p', c: [html] }])
})

test('faults are told with their line', () => {
  const faults: string[] = []
  parseMarkdown(
    'a\n\nb\n[x](javascript:y)\n\n- c\n  [z](data:w)\n\n```\nopen',
    (line, reason) => faults.push(`${line} ${reason}`),
    10,
  )
  expect(faults).toEqual([
    '13 addresses with "javascript:" are not allowed',
    '16 addresses with "data:" are not allowed',
    '18 the code that starts here with ``` has no end',
  ])
})

test('[T42] no text takes more than linear time', () => {
  for (const piece of [
    '\n',
    '- \n',
    '> ',
    '- - ',
    '```\n',
    '|\n',
    '| a |\n|---|\n',
    '1. a\n\n\n',
    '  ',
    '-\n\n',
    '#',
    '> [!NOTE]\n',
  ]) {
    const grown = growth((count) => parseMarkdown(`- a${piece.repeat(count)}`))
    expect(grown, JSON.stringify(piece)).toBeLessThan(slow)
  }
})
