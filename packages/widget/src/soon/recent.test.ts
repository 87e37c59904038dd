import { expect, test } from 'vitest'
import type { TabMemory } from '../panel/edge/tab-memory.ts'
import { createRecent } from './recent.ts'

function createMemory(kept: Record<string, unknown> = {}): TabMemory & { kept: Map<string, unknown> } {
  const map = new Map(Object.entries(kept))
  return {
    kept: map,
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void (value === null ? map.delete(key) : map.set(key, value)),
    clear: () => map.clear(),
    watch: () => () => {},
  }
}

test('the newest searches stand first, each once, and four of them', () => {
  const memory = createMemory()
  const recent = createRecent(memory)
  for (const query of ['pay', 'return', 'Pay', 'size', 'gift', 'colour']) recent.add(query)
  expect(recent.searches.value).toEqual(['colour', 'gift', 'size', 'Pay'])
  expect(createRecent(memory).searches.value).toEqual(recent.searches.value)
  recent.clear()
  expect(recent.searches.value).toEqual([])
  expect(memory.kept.size).toBe(0)
})

test('[T18] what somebody else left in the storage is nothing', () => {
  expect(createRecent(createMemory({ searches: 'x' })).searches.value).toEqual([])
  expect(createRecent(createMemory({ searches: [1, 'pay', null] })).searches.value).toEqual(['pay'])
})
