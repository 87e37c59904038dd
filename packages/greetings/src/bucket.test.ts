import { expect, test } from 'vitest'
import { greeting, rules } from '../test/case.ts'
import { fnv1a, inControl, pickVariant } from './bucket.ts'

const visitors = Array.from({ length: 20_000 }, (_, i) => `visitor-${i}`)
const show = { text: 'x' }
const tested = (weights: number[]) => {
  const { show: _, ...rest } = greeting('ab')
  return { ...rest, variants: weights.map((weight, i) => ({ id: `v${i}`, weight, show })) }
}

test('FNV-1a gives its published values', () => {
  expect(fnv1a('')).toBe(0x811c9dc5)
  expect(fnv1a('a')).toBe(0xe40c292c)
  expect(fnv1a('foobar')).toBe(0xbf9cf968)
})

test('a greeting without variants has none', () => {
  expect(pickVariant(greeting('a'), 'v', 1)?.id).toBeNull()
})

test('a visitor always gets the same variant', () => {
  const one = tested([1, 1])
  for (const visitor of visitors.slice(0, 100)) {
    expect(pickVariant(one, visitor, 1)?.id).toBe(pickVariant(one, visitor, 1)?.id)
  }
})

test('variants come by weight', () => {
  const one = tested([1, 3])
  const second = visitors.filter((visitor) => pickVariant(one, visitor, 1)?.id === 'v1').length
  expect(second / visitors.length).toBeCloseTo(0.75, 1.5)
})

test('control is independent of the variant', () => {
  const file = rules([], { control: 20 })
  const control = visitors.filter((visitor) => inControl(file, visitor))
  expect(control.length / visitors.length).toBeCloseTo(0.2, 1.5)
  const first = control.filter((visitor) => pickVariant(tested([1, 1]), visitor, 1)?.id === 'v0').length
  expect(first / control.length).toBeCloseTo(0.5, 1.3)
})

test('who is in the comparison group stays in it while it grows, whatever the greetings and their version', () => {
  const groups = [5, 10, 25, 50].map((control) => visitors.filter((one) => inControl(rules([], { control }), one)))
  for (const [at, group] of groups.slice(1).entries()) expect(group).toEqual(expect.arrayContaining(groups[at]!))
  expect(visitors.filter((one) => inControl(rules([], { control: 0 }), one))).toEqual([])
})

test('variants of two greetings are independent', () => {
  const other = { ...tested([1, 1]), id: 'cd' }
  const first = visitors.filter((visitor) => pickVariant(tested([1, 1]), visitor, 1)?.id === 'v0')
  const both = first.filter((visitor) => pickVariant(other, visitor, 1)?.id === 'v0').length
  expect(both / first.length).toBeCloseTo(0.5, 1.3)
})

test('visitors whose ids differ in the last letters fall apart', () => {
  const one = tested([1, 1])
  for (let from = 0; from < 1000; from += 50) {
    const first = visitors.slice(from, from + 50).filter((visitor) => pickVariant(one, visitor, 1)?.id === 'v0').length
    expect(first).toBeGreaterThan(8)
    expect(first).toBeLessThan(42)
  }
})
