import { expect, test } from 'vitest'
import { growth, slow } from '../../test/growth.ts'
import { parseInline } from './inline.ts'

const read = (text: string) => parseInline(text, () => {})
const refusals = (text: string) => {
  const reasons: string[] = []
  parseInline(text, (offset, reason) => reasons.push(`${offset} ${reason}`))
  return reasons
}

test('bold, italic, strike and code nest', () => {
  expect(read('a **b *c* d** ~~e~~ `f*g*`')).toEqual([
    'a ',
    { t: 'strong', c: ['b ', { t: 'em', c: ['c'] }, ' d'] },
    ' ',
    { t: 'del', c: ['e'] },
    ' ',
    { t: 'code', text: 'f*g*' },
  ])
})

test('what is no mark stays text', () => {
  for (const text of [
    '2 * 3 * 4',
    'snake_case_name',
    '**never closed',
    '`open',
    '[no](',
    'a ] b',
    '~one~',
    '!()',
    '<b>bold</b>',
    '&lt;',
  ]) {
    expect(read(text)).toEqual([text])
  }
  expect(read('*a **b*')).toEqual([{ t: 'em', c: ['a **b'] }])
})

test('a backslash takes the meaning from a mark', () => {
  expect(read('\\*not italic\\* \\[x\\](y) \\d')).toEqual(['*not italic* [x](y) \\d'])
})

test('links lead to allowed addresses or other articles', () => {
  expect(read('[a](https://x.example/a_(b)) [b](/c?d=1#e) [c](mailto:x@y.example) [d](tel:+372123)')).toEqual([
    { t: 'link', href: 'https://x.example/a_(b)', c: ['a'] },
    ' ',
    { t: 'link', href: '/c?d=1#e', c: ['b'] },
    ' ',
    { t: 'link', href: 'mailto:x@y.example', c: ['c'] },
    ' ',
    { t: 'link', href: 'tel:+372123', c: ['d'] },
  ])
  expect(read('[**sizes**](article:size-guide "Guide")')).toEqual([
    { t: 'article', id: 'size-guide', c: [{ t: 'strong', c: ['sizes'] }] },
  ])
})

test('addresses in the text are links, without the full stop behind them', () => {
  expect(read('See https://x.example/a. Or <mailto:a@b.example>!')).toEqual([
    'See ',
    { t: 'link', href: 'https://x.example/a', c: ['https://x.example/a'] },
    '. Or ',
    { t: 'link', href: 'mailto:a@b.example', c: ['a@b.example'] },
    '!',
  ])
})

test('other schemes stay text and are told', () => {
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
  ]) {
    expect(JSON.stringify(read(`[x](${href})`))).not.toContain('"t":"link"')
    expect(refusals(`[x](${href})`)).toHaveLength(1)
  }
  expect(read('[x](java\u0001script:y)')).toEqual(['[x](java\u0001script:y)'])
  expect(refusals('ab [x](article:Not/An/Id)')).toEqual(['5 "article:Not/An/Id" is no article id'])
  expect(read('![x](data:image/png;base64,AAAA)')).toEqual(['![x](data:image/png;base64,AAAA)'])
})

test('images, and breaks by two spaces or a backslash', () => {
  expect(read('![Box](/b.png) a  \nb\\\nc\nd')).toEqual([
    { t: 'image', src: '/b.png', alt: 'Box' },
    ' a',
    { t: 'break' },
    'b',
    { t: 'break' },
    'c d',
  ])
})

test('[T42] no text takes more than linear time', () => {
  const pieces = [
    '*',
    '_',
    '**a ',
    '[',
    '![',
    '[a](',
    '`',
    '` `` ',
    '<',
    '\\',
    '~~',
    '*a_',
    '[a](b',
    'http://',
    '](',
    '***',
  ]
  for (const piece of pieces) {
    expect(
      growth((count) => read(piece.repeat(count))),
      piece,
    ).toBeLessThan(slow)
  }
})
