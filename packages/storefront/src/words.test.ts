import { describe, expect, test } from 'vitest'
import { currencyOfPrice, parseAmount } from './amount.ts'
import { availabilityOf } from './availability.ts'
import { parseHtml } from './html.ts'
import { elements, lineOf } from './html-tree.ts'
import { optionsOf } from './option.ts'
import { plainText } from './plain-text.ts'
import { bySize } from './size-order.ts'
import { variantWords } from './variant-words.ts'

test.each([
  [
    ['10', '9.5', '8', '7.5'],
    ['7.5', '8', '9.5', '10'],
  ],
  [
    ['XL', 'S', '2XL', 'M', 'XS', 'XXXL', 'L'],
    ['XS', 'S', 'M', 'L', 'XL', '2XL', 'XXXL'],
  ],
  [
    ['Large', 'X-Small', 'Medium', 'Extra Large', 'Small'],
    ['X-Small', 'Small', 'Medium', 'Large', 'Extra Large'],
  ],
  [
    ['UK 6.5', 'UK 10', 'UK 6'],
    ['UK 6', 'UK 6.5', 'UK 10'],
  ],
  [
    ['M/L', 'L/XL', 'S/M'],
    ['S/M', 'M/L', 'L/XL'],
  ],
  [
    ['W32 L34', 'W30 L34', 'W32 L32'],
    ['W30 L34', 'W32 L32', 'W32 L34'],
  ],
  [
    ['7 ½', '8', '7'],
    ['7', '7 ½', '8'],
  ],
  [
    ['12M', '6M', '3M'],
    ['3M', '6M', '12M'],
  ],
  [
    ['85C', '80D', '85B'],
    ['80D', '85B', '85C'],
  ],
  [
    ['25,5 cm', '24,5 cm'],
    ['24,5 cm', '25,5 cm'],
  ],
  [
    ['One size', '38', 'M'],
    ['M', '38', 'One size'],
  ],
])('sizes %j in natural order', (sizes, sorted) => {
  expect([...sizes].sort(bySize)).toEqual(sorted)
  expect([...sizes].reverse().sort(bySize)).toEqual(sorted)
})

test.each([
  ['1,299.00', 1299],
  ['1.299,00 €', 1299],
  ['7 990 ₽', 7990],
  ['CHF 1’299.–', 1299],
  ['$0.99', 0.99],
  ['1,234', 1234],
  ['1.234.567', 1234567],
  ['12,5', 12.5],
  ['0.125', 0.125],
  ['-£10.00', -10],
  ['Rs. 500', 500],
  ['<b>3&nbsp;500,00&nbsp;zł</b>', 3500],
  ['free', null],
  [null, null],
])('amount %j is %j', (text, amount) => {
  expect(parseAmount(text)).toBe(amount)
})

test.each([
  ['229,80 €', 'EUR'],
  ['<span>358,00&nbsp;zł</span>', 'PLN'],
  ['R$ 10', 'BRL'],
  ['10 PLN', 'PLN'],
  ['229,80 € TTC', 'EUR'],
  ['$10', null],
  ['US$10', null],
  ['¥100', null],
  ['100 kr', null],
  ['E£ 5', null],
  [undefined, null],
])('currency of %j is %j', (text, code) => {
  expect(currencyOfPrice(text)).toBe(code)
})

test.each([
  ['Red / 7.5', { color: 'Red', size: '7.5' }],
  ['XL | Black', { size: 'XL', color: 'Black' }],
  ['Red, 7,5', { color: 'Red', size: '7,5' }],
  ['Blue,42', { color: 'Blue', size: '42' }],
  ['Red/42', { color: 'Red', size: '42' }],
  ['32/34', { size: '32/34' }],
  ['Black/White', { variant: 'Black/White' }],
  ['Red / Wide', { color: 'Red', variant: 'Wide' }],
  ['Leather', { variant: 'Leather' }],
  ['红色 / 38', { color: '红色', size: '38' }],
])('variant %j', (text, options) => {
  expect(variantWords(text)).toEqual(options)
})

describe('options', () => {
  test('known labels in many languages, others as they are', () => {
    expect(
      optionsOf([
        ['Größe', 'L'],
        ['Choose a Colour:', 'Red'],
        ['Pikkus', '<b>Pikk</b>'],
        ['Empty', ''],
      ]),
    ).toEqual({ size: 'L', color: 'Red', Pikkus: 'Pikk' })
  })
  test('a second size keeps its label', () => {
    expect(
      optionsOf([
        ['Waist', '32'],
        ['Length size', '34'],
      ]),
    ).toEqual({ size: '32', 'Length size': '34' })
  })
  test('no label is code', () => {
    expect(Object.keys(optionsOf([['__proto__', 'x']]))).toEqual(['__proto__'])
  })
})

test.each([
  ['<p>One</p><p>Two</p>', 'One Two'],
  ['Tom &amp; <b>Jerry</b>&#8222;x&#x201D;', 'Tom & Jerry„x”'],
  ['&lt;b&gt; stays', '<b> stays'],
  ['&amp;quot;', '&quot;'],
  ['&nope; &toString; 5 < 6', '&nope; &toString; 5 < 6'],
  ['Gr&uuml;n', 'Grün'],
  ['  ', null],
])('plain text of %j', (html, text) => {
  expect(plainText(html)).toBe(text)
})

test.each([
  ['https://schema.org/InStock', 'in_stock'],
  ['SoldOut', 'out_of_stock'],
  ['in stock', 'in_stock'],
  ['oos', 'out_of_stock'],
  ['PreOrder', 'preorder'],
  ['toString', 'unknown'],
  [3, 'unknown'],
])('availability %j', (value, expected) => {
  expect(availabilityOf(value)).toBe(expected)
})

describe('HTML', () => {
  const tags = (html: string) => elements(parseHtml(html)).map((one) => one.tag)
  test('scripts and comments hold no elements', () => {
    expect(tags('<!-- <a> --><script>"<b>"</script><i>')).toEqual(['script', 'i'])
  })
  test('quotes in attributes, unclosed tags, stray ends', () => {
    const [a] = elements(parseHtml(`<a href='x>y' title="&quot;" data-x=1>t</b><br>u`))
    expect([a?.attrs.get('href'), a?.attrs.get('title'), a?.attrs.get('data-x'), a && lineOf(a)]).toEqual([
      'x>y',
      '"',
      '1',
      't u',
    ])
  })
  test('cells and rows without end tags', () => {
    const table = elements(parseHtml('<table><tr><td>1<td>2<tr><td>3</table>'))
    expect(table.filter((one) => one.tag === 'tr').map(lineOf)).toEqual(['1 2', '3'])
  })
  test('whatever comes, it ends', () => {
    for (const html of ['<', '<a', '<a b="', '</', '<!--', '<script>', '<a '.repeat(2000), '<div>'.repeat(20_000)]) {
      expect(Array.isArray(tags(html))).toBe(true)
    }
  })
})
