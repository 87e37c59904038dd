import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkify } from '../src/conversation/linkify.ts'
import { initialsOf, toneOf, tones } from '../src/frame/initials.ts'
import { decideKey, type KeyPress } from '../src/keyboard/decide-key.ts'
import { formatRoute, parseRoute } from '../src/route.ts'
import { shortAddress, webAddress } from '../src/shopper/web-address.ts'
import { clockDuration, sayAgo, sayDuration } from '../src/text/durations.ts'
import { formatMessage } from '../src/text/format-message.ts'
import { sayMoney } from '../src/text/money.ts'
import { chooseLocale, createEnglish } from '../src/text/say.ts'

const id = '0a0a0a0a-0000-4000-8000-000000000001'

test.each([
  ['', '#/inbox'],
  ['#/', '#/inbox'],
  [`#/waiting/${id}`, `#/waiting/${id}`],
  ['#/waiting/<script>', '#/waiting'],
  ['#/constructor', '#/inbox'],
  ['#/reports', '#/reports'],
  ['#/reports/90', '#/reports/90'],
  ['#/reports/91', '#/reports'],
])('the address %j leads to %s', (hash, to) => {
  expect(formatRoute(parseRoute(hash))).toBe(to)
})

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrl: false,
  meta: false,
  alt: false,
  writing: false,
  composing: false,
  ...more,
})
test.each([
  ['j', {}, true, 'next'],
  ['J', {}, true, 'next'],
  ['j', { writing: true }, true, null],
  ['j', {}, false, null],
  ['j', { ctrl: true }, true, null],
  ['r', { meta: true }, true, null],
  ['?', {}, true, 'help'],
  ['∆', { alt: true, code: 'KeyJ', writing: true }, false, 'openNext'],
  ['n', { alt: true, code: 'KeyN' }, true, null],
  ['Escape', { writing: true }, false, 'leave'],
  ['Escape', { writing: true, composing: true }, true, null],
  ['constructor', {}, true, null],
] as const)('%s with %o and single keys %s does %s', (key, more, single, act) => {
  expect(decideKey(press(key, more), single)).toBe(act)
})

test.each([
  ['plain words', []],
  ['see https://a.example/x?y=1.', ['https://a.example/x?y=1']],
  ['(https://a.example/b_(c))', ['https://a.example/b_(c)']],
  ['mail mailto:a@b.example, tel:+372123', ['mailto:a@b.example', 'tel:+372123']],
  ['javascript:alert(1) data:text/html,x ftp://a.example', []],
  ['https://', []],
  ['HTTPS://A.example', ['https://a.example/']],
])('addresses in %j', (text, hrefs) => {
  const parts = linkify(text)
  expect(parts.flatMap(({ href }) => href ?? [])).toEqual(hrefs)
  expect(parts.map((part) => part.text).join('')).toBe(text)
})

test('a long row of brackets and colons is cut in no time', () => {
  const started = performance.now()
  for (const text of [`https://a.example/${')'.repeat(4000)}`, 'http:'.repeat(800), `tel:${'.'.repeat(3990)}`])
    linkify(text)
  expect(performance.now() - started).toBeLessThan(200)
})

test.each([
  ['Liis Tamm', 'LT'],
  ['王伟', '王'],
  ['anna maria van der berg', 'AB'],
  ['  ', 'V'],
  [null, 'V'],
  ['👩‍🚀 Öö', 'Ö'],
])('the initials of %j are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a person keeps the colour, and all colours are used', () => {
  expect(toneOf('visitor-1')).toBe(toneOf('visitor-1'))
  const used = new Set(Array.from({ length: 200 }, (_, n) => toneOf(`visitor-${n}`)))
  expect(used.size).toBe(tones)
})

const say = createEnglish('en-GB')
test.each([
  [-5, '0 s', '0:00'],
  [42_000, '42 s', '0:42'],
  [70_000, '1 min', '1:10'],
  [3_600_000, '1 h', '1:00:00'],
  [3_900_000, '1 h 5 min', '1:05:00'],
  [90_000_000, '1 day', '25:00:00'],
])('%i ms is %s and %s', (ms, words, clock) => {
  expect(sayDuration(say, ms)).toBe(words)
  expect(clockDuration(ms)).toBe(clock)
})
test('how long ago is coarse', () => {
  expect(sayAgo(say, 3000)).toBe('now')
  expect(sayAgo(say, 3_900_000)).toBe('1 h')
})

test('amounts have a currency only where one is known', () => {
  expect(sayMoney('en-GB', 129, 'EUR')).toBe('€129.00')
  expect(sayMoney('en-GB', 129, null)).toBe('129.00')
  expect(sayMoney('ja', 1290, 'JPY')).toContain('1,290')
})

test('foreign addresses are web addresses or nothing', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:image/svg+xml,x',
    '//a.example/x',
    '/x',
    '',
    null,
    'file:///etc/passwd',
  ])
    expect(webAddress(text)).toBeNull()
  expect(webAddress('https://a.example/x')).toBe('https://a.example/x')
  expect(shortAddress('https://a.example/cart/?utm=1')).toBe('a.example/cart')
  expect(shortAddress('newsletter')).toBe('newsletter')
})

test('sentences take values and plurals', () => {
  expect(formatMessage('{a} and {b}', { a: '{b}', b: 1234 }, 'en')).toBe('{b} and 1,234')
  expect(say('reports.answers', { count: 1 })).toBe('1 answer')
  expect(say('reports.answers', { count: 0 })).toBe('no answers yet')
  expect(chooseLocale(['et', 'en-GB'])).toBe('en-GB')
  expect(chooseLocale(['et'])).toBe('en')
})

test('the page itself holds no inline script or style', () => {
  const page = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8')
  expect(page).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\bsrc=)/)
})
