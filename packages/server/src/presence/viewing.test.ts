import { expect, test } from 'vitest'
import { createViewing } from './viewing.ts'

const ann = { id: 'ann', name: 'Ann' }
const look = (screen: string, conversation: string | null, replying = false, agent = ann) => ({
  ...{ screen, agent, conversation, replying },
})

test('two screens of one agent are one viewer, who replies while one of them does', () => {
  const viewing = createViewing(() => 0)
  expect(viewing.set('shop', look('a', 'c1'))).toEqual([{ conversation: 'c1', viewers: [{ ...ann, replying: false }] }])
  expect(viewing.set('shop', look('b', 'c1'))).toEqual([])
  expect(viewing.set('shop', look('b', 'c1', true))).toMatchObject([{ viewers: [{ replying: true }] }])
  expect(viewing.set('shop', look('a', 'c2'))).toMatchObject([{ conversation: 'c2' }])
  expect(viewing.set('shop', look('b', null))).toEqual([{ conversation: 'c1', viewers: [] }])
  expect(viewing.of('other')).toEqual([])
})

test('a screen that says nothing any more is forgotten', () => {
  let now = 0
  const viewing = createViewing(() => now)
  viewing.set('shop', look('a', 'c1'))
  now = 60_000
  expect(viewing.sweep()).toEqual([{ site: 'shop', changed: [] }])
  now = 60_001
  expect(viewing.sweep()).toEqual([{ site: 'shop', changed: [{ conversation: 'c1', viewers: [] }] }])
})
