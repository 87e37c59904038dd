import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('[M160] ids are UUIDs of version 7: in the order of their milliseconds, and never the same', () => {
  const ids = Array.from({ length: 1000 }, () => newId(1_700_000_000_000))
  for (const id of ids) expect(id).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(1000)
  expect(newId(1_700_000_000_001) > ids.toSorted().at(-1)!).toBe(true)
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
