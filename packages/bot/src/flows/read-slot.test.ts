import { FlowSlot, parse, SlotPattern } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { readSlot } from './read-slot.ts'

const ask = (kind: string, more: object = {}): FlowSlot => {
  const parsed = parse(FlowSlot, { kind, slot: 's', retry: 'Again?', go: 'next', ...more })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}

test.each([
  ['email', 'anna@shop.example', 'anna@shop.example'],
  ['email', 'It is <Anna.O+x@mail.shop.example>, ok?', 'Anna.O+x@mail.shop.example'],
  ['email', 'мой адрес аня@почта.рф', 'аня@почта.рф'],
  ['email', 'anna at shop', null],
  ['email', 'anna@shop', null],
  ['order-number', '10482', '10482'],
  ['order-number', 'No. 10 482!', '10482'],
  ['order-number', 'my order is #R-10482.', '#R-10482'],
  ['order-number', '订单号 10482', '10482'],
  ['order-number', '42', null],
  ['phone', 'call +372 5123 4567 please', '+37251234567'],
  ['phone', '(022) 123-45-67', '0221234567'],
  ['phone', '12345', null],
  ['text', '  blue suede ', 'blue suede'],
  ['text', '   ', null],
])('%s in "%s" → %s', (kind, text, value) => {
  expect(readSlot(ask(kind), text)).toBe(value)
})

test.each([
  ['[A-Z]{2}-\\d{4,8}', 'it is ab-12345', 'ab-12345'],
  ['\\d{4} \\d{4}', '1234 5678', '1234 5678'],
  ['X\\d{3}', 'X12', null],
])('pattern %s in "%s" → %s', (pattern, text, value) => {
  expect(readSlot(ask('pattern', { pattern }), text)).toBe(value)
})

describe('a pattern is refused', () => {
  test.each([
    '(a+)+$',
    '(a|a)*',
    'a*',
    'a+',
    '.*',
    'a{1,5}b?c{2,9}d?',
    'a{999}',
    '[z-a]',
    '\\1',
    '(?=a)',
    '^a$',
    '',
    'a'.repeat(121),
  ])('%s', (pattern) => {
    expect(parse(SlotPattern, pattern).ok).toBe(false)
  })
})

test('[T42] the worst pattern there can be takes few steps on the longest text', () => {
  const pattern = ask('pattern', { pattern: '[a-z]{0,64}[a-z]{0,64}[a-z]{0,64}-' })
  // 64³/6 ways are about 45,000; a pattern without the limits would not end within the life of the test.
  expect(readSlot(pattern, 'a'.repeat(64))).toBeNull()
  expect(readSlot(pattern, `${'a'.repeat(40_000)}!`)).toBeNull()
})
