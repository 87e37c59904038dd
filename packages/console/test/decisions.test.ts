import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decideEnter } from '../src/conversation/decide-enter.ts'
import { drawBadge } from '../src/frame/draw-badge.ts'
import { initialsOf, toneOf, tones } from '../src/frame/initials.ts'
import { decideKey, type KeyPress } from '../src/keyboard/decide-key.ts'
import { formatRoute, parseRoute } from '../src/route.ts'
import { shortAddress, webAddress } from '../src/shopper/web-address.ts'
import { clockDuration, sayAgo, sayDuration } from '../src/text/durations.ts'
import { formatMessage } from '../src/text/format-message.ts'
import { chooseLanguage, chooseLocale, endonym } from '../src/text/languages.ts'
import { sayMoney } from '../src/text/money.ts'
import { createSay } from '../src/text/say.ts'
import { readTexts } from './fake-world.ts'

const id = '0a0a0a0a-0000-4000-8000-000000000001'

test.each([
  ['', '#/inbox'],
  ['#/', '#/inbox'],
  [`#/waiting/${id}`, `#/waiting/${id}`],
  [`#/inbox/~big%20order/${id}`, `#/inbox/~big%20order/${id}`],
  ['#/inbox/~%E0', '#/inbox/~%25E0'],
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
  apple: false,
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
  ['ę', { alt: true, code: 'KeyE', writing: true, apple: true }, true, null],
  ['e', { alt: true, code: 'KeyE', writing: true }, true, 'solve'],
  ['a', {}, true, 'assign'],
  ['s', {}, true, 'snooze'],
  ['x', {}, true, 'select'],
  ['Escape', { writing: true }, false, 'leave'],
  ['Escape', { writing: true, composing: true }, true, null],
  ['constructor', {}, true, null],
  ['k', { ctrl: true, writing: true }, false, 'palette'],
  ['л', { ctrl: true, code: 'KeyK' }, true, 'palette'],
  ['k', { ctrl: true, apple: true }, true, null],
  ['k', { meta: true, apple: true }, true, 'palette'],
  ['о', { code: 'KeyJ' }, true, 'next'],
] as const)('%s with %o and single keys %s does %s', (key, more, single, act) => {
  expect(decideKey(press(key, more), single)).toBe(act)
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

const say = createSay(() => ({ texts: readTexts('en'), locale: 'en-GB' }))
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
})

test.each([
  [['et', 'en-GB'], 'et'],
  [['de', 'PL-pl', 'en'], 'pl'],
  [['zh-CN'], 'zh'],
  [['zh-TW', 'ms-MY'], 'ms'],
  [['not a tag', ''], 'en'],
  [[], 'en'],
] as const)('who wishes %j reads %s', (wishes, language) => {
  expect(chooseLanguage(wishes)).toBe(language)
})

test('dates and numbers follow the reader’s own kind of the language', () => {
  expect(chooseLocale(['et', 'en-GB'], 'en')).toBe('en-GB')
  expect(chooseLocale(['et'], 'en')).toBe('en')
  expect(endonym('ru')).toBe('русский')
})

test.each([
  ['Enter', { mod: true }, 'mod', false, 'send'],
  ['Enter', { mod: true, shift: true }, 'mod', false, 'sendAndSolve'],
  ['Enter', {}, 'mod', false, null],
  ['Enter', {}, 'enter', false, 'send'],
  ['Enter', { shift: true }, 'enter', false, null],
  ['Enter', { composing: true }, 'enter', false, null],
  ['Enter', {}, 'enter', true, null],
  ['Enter', { mod: true }, 'enter', true, 'send'],
  ['a', { mod: true }, 'enter', false, null],
] as const)('%s with %o where %s sends, touch %s: %s', (key, more, sendKey, touch, act) => {
  const press = { key, mod: false, shift: false, alt: false, composing: false, ...more }
  expect(decideEnter(press, sendKey, touch)).toBe(act)
})

test('the badge holds two digits at most', () => {
  expect(drawBadge(3)).toContain('>3</text>')
  expect(drawBadge(1234)).toContain('>99</text>')
})

test('the page itself holds no inline script or style', () => {
  const page = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8')
  expect(page).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\bsrc=)/)
})
