import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { GreetingRules } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { decideGreeting } from '../src/decide.ts'
import { cart, moment } from './case.ts'

const file = resolve(import.meta.dirname, '../../../../shared/reference/greetings.example.json')
const isHere = existsSync(file)
if (!isHere) console.warn(`SKIPPED: no shared greeting example at ${file}`)

test.skipIf(!isHere)('the example of the reference greets a cart with two sizes', () => {
  const rules = JSON.parse(readFileSync(file, 'utf8')) as GreetingRules
  const facts = {
    page: 'product',
    url: 'https://shop.example/products/red-runner',
    seconds: 9,
    cart: cart(),
    severalSizes: { name: 'Red Runner Shoes', sizes: ['7.5', '8'], color: 'Red' },
  } as const
  const visitors = Array.from({ length: 50 }, (_, i) =>
    decideGreeting(rules, moment(facts, { visitorId: `v${i}`, locale: 'pl' })),
  )
  const shown = visitors.filter((one) => !('none' in one))
  expect(shown.length).toBeGreaterThan(35)
  expect(shown[0]).toMatchObject({
    greeting: { id: 'two-sizes' },
    text: { text: 'Widzę w koszyku Red Runner Shoes w rozmiarach 7.5 i 8. Pomóc w wyborze rozmiaru?' },
    as: 'bubble',
  })
  expect(visitors.find((one) => 'none' in one)).toMatchObject({
    none: ['control'],
    withheld: { greeting: { id: 'two-sizes' } },
  })
})
