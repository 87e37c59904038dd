import { parseAddresses, parseMarkdown, parseSpans, plainText } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { mayBeMarked, paragraphsOf } from '../chat/unmarked.ts'

test('bold, italic, code and links, one inside the other', () => {
  expect(parseSpans('a **b _c_** d')).toEqual(['a ', { t: 'b', c: ['b ', { t: 'i', c: ['c'] }] }, ' d'])
  expect(parseSpans('_soon_ and *now*')).toEqual([{ t: 'i', c: ['soon'] }, ' and ', { t: 'i', c: ['now'] }])
  expect(parseSpans('press `Ctrl**K**`')).toEqual(['press ', { t: 'code', text: 'Ctrl**K**' }])
  expect(parseSpans('[guide](https://a.example/x)')).toEqual([{ t: 'a', href: 'https://a.example/x', c: ['guide'] }])
})

test('words with marks inside stay words', () => {
  expect(parseSpans('snake_case_name 2*3*4')).toEqual(['snake_case_name 2*3*4'])
  expect(parseSpans('a * b * c')).toEqual(['a * b * c'])
})

test('addresses become links without the sentence around them', () => {
  expect(parseAddresses('see (https://a.example/b), or www.c.example.')).toEqual([
    'see (',
    { t: 'a', href: 'https://a.example/b', c: ['https://a.example/b'] },
    '), or ',
    { t: 'a', href: 'https://www.c.example/', c: ['www.c.example'] },
    '.',
  ])
  expect(parseAddresses('**not bold**')).toEqual(['**not bold**'])
})

test('[T4] links to other schemes stay text', () => {
  expect(parseSpans('[x](javascript:alert(1))')).toEqual(['[x](javascript:alert(1))'])
  expect(parseSpans('[x](data:text/html;base64,AA)')).toEqual(['[x](data:text/html;base64,AA)'])
})

test('lists, paragraphs and code', () => {
  expect(parseMarkdown('Take:\n- the box\n- the **label**\n\n1. go\n2. leave')).toEqual([
    { t: 'p', c: ['Take:'] },
    { t: 'ul', items: [['the box'], ['the ', { t: 'b', c: ['label'] }]] },
    { t: 'ol', items: [['go'], ['leave']] },
  ])
  expect(parseMarkdown('```js\nlet a = 1 < 2\n```')).toEqual([{ t: 'pre', text: 'let a = 1 < 2' }])
})

test('[T3] [T42] no markup comes of hostile text, and long ones are read in time', () => {
  expect(parseMarkdown('<img src=x onerror=alert(1)>')).toEqual([{ t: 'p', c: ['<img src=x onerror=alert(1)>'] }])
  const before = performance.now()
  for (const text of ['*'.repeat(4000), '[('.repeat(2000), '_a'.repeat(2000), '`'.repeat(4000), '**a '.repeat(1000)]) {
    parseMarkdown(text)
  }
  expect(performance.now() - before).toBeLessThan(1000)
})

test('what is read aloud has no marks', () => {
  expect(plainText('see **the** [guide](https://a.example)')).toBe('see the guide')
})

test('what is taken for plain words reads the same with and without its marks being looked for', () => {
  for (const text of [
    'Hello',
    ' One.\n\n \nTwo, 3 and 4.\nStill two. ',
    'a - b',
    '7.5 is small',
    'mail@example.com',
    '',
    '\n\n',
  ]) {
    expect([text, mayBeMarked(text)]).toEqual([text, false])
    expect(parseMarkdown(text)).toEqual(paragraphsOf(text).map((words) => ({ t: 'p', c: [words] })))
    expect(parseAddresses(text).join('')).toBe(text)
  }
  for (const text of [
    '**a**',
    'a_b_',
    '`x`',
    '[a](b)',
    'see HTTPS://a.example',
    'www.a.example',
    'x\n- y',
    '  2) z',
    '• w',
  ]) {
    expect([text, mayBeMarked(text)]).toEqual([text, true])
  }
})
