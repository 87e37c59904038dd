import { describe, expect, test } from 'vitest'
import { cart, greeting, item, moment, rules } from '../test/case.ts'
import type { GreetingFacts } from './context.ts'
import { decideGreeting } from './decide.ts'

/** What is asked of a thing, counted. */
function counted<Thing extends object>(thing: Thing) {
  const asked: PropertyKey[] = []
  const watched = new Proxy(thing, {
    get(target, key) {
      asked.push(key)
      return Reflect.get(target, key)
    },
  })
  const times = (key: keyof Thing) => asked.filter((one) => one === key).length
  return { watched, times }
}

describe('F84 a decision asks no more than it must', () => {
  test('an address is not read where a number already decides', () => {
    const { watched, times } = counted<GreetingFacts>({ url: 'https://shop.example/', seconds: 1, referrer: '' })
    decideGreeting(rules([greeting('a', { url: '*', referrer: '*', seconds: 20 })]), moment(watched))
    expect([times('url'), times('referrer'), times('seconds')]).toEqual([0, 0, 1])
  })

  test('a cart that did not change is looked through once, however often and by however many rules it is asked', () => {
    const line = counted(item())
    const held = counted({ ...cart(), items: [line.watched, line.watched] })
    const when = { cartHas: { quantity: 5 } }
    const file = rules([greeting('a', when), greeting('b', when), greeting('c', { cartItems: { min: 9 } })])
    for (let at = 0; at < 5; at++) decideGreeting(file, moment({ cart: held.watched }))
    // Two lines, once for each of what is asked: the condition of a and b, the number of things.
    expect(line.times('quantity')).toBe(4)
    decideGreeting(file, moment({ cart: { ...cart(), items: [line.watched] } }))
    expect(line.times('quantity')).toBe(6)
  })

  test('a rule file is put in order once', () => {
    const one = counted(greeting('a', { seconds: 20 }))
    const file = rules([one.watched, greeting('b', { seconds: 20 })])
    for (let at = 0; at < 5; at++) decideGreeting(file, moment({ seconds: 1 }))
    expect(one.times('when')).toBe(1)
    expect(one.times('enabled')).toBe(1)
  })
})
