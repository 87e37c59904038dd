import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultLimits } from '../packages/greetings/src/index.ts'
import { GreetingRules, parse, Recording } from '../packages/protocol/src/index.ts'
import { platforms } from '../packages/storefront/src/index.ts'

const page = readFileSync(new URL('greetings.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? ''))
const part = (title: string) => page.split('\n## ').find((one) => one.startsWith(title)) ?? ''
const schema = JSON.parse(readFileSync(new URL('schemas/greetings.schema.json', import.meta.url), 'utf8'))
const recording = JSON.parse(readFileSync(new URL('schemas/recording.schema.json', import.meta.url), 'utf8'))

test('the examples are taken', () => {
  expect(parse(GreetingRules, examples[0])).toMatchObject({ ok: true })
  expect(parse(Recording, examples[1])).toMatchObject({ ok: true })
  expect(examples).toHaveLength(2)
})

test('every condition stands on the page, and no other', () => {
  const names = [...part('When').matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name ?? '')
  const conditions = Object.keys(Object.values(schema.$defs as { properties?: object }[])[0]?.properties ?? {})
  expect(conditions.length).toBeGreaterThan(30)
  const ofItem = ['id', 'name', 'size', 'color', 'options', 'price', 'quantity']
  expect([...new Set(names)].filter((name) => name !== 'when' && !ofItem.includes(name)).sort()).toEqual(
    conditions.sort(),
  )
})

test('the limits are those of the code', () => {
  const rows = [...part('Never').matchAll(/\| `(\w+)` +\| +(\d+) \|/g)].map(([, name, value]) => [name, Number(value)])
  expect(Object.fromEntries(rows)).toEqual(defaultLimits)
})

test('a recording’s fields and platforms are those of its schema', () => {
  const text = part('Trying rules')
  for (const name of Object.keys(recording.properties)) {
    if (!/^(\$schema|version)$/.test(name)) expect(text, name).toContain(`\`${name}\``)
  }
  for (const name of platforms) expect(text, name).toContain(`\`${name}\``)
})
