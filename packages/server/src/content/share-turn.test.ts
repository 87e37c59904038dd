import { expect, test } from 'vitest'
import { shareTurn } from './share-turn.ts'

/** Twice, because what ends a turn may be asked for after us. */
const turn = async () => {
  for (let n = 0; n < 2; n++) await new Promise((next) => setImmediate(next))
}

/** Readings that end when they are told to. */
function stage() {
  const ends: ((error?: Error) => void)[] = []
  const shared = shareTurn(
    () => new Promise<void>((ok, fail) => ends.push((error) => (error === undefined ? ok() : fail(error)))),
  )
  return { ...shared, ends }
}

test('[M295] who asks in one turn of the loop shares a reading, who asks in the next has one of her own', async () => {
  const { refresh, ends } = stage()
  const [first, second] = [refresh(), refresh()]
  await Promise.resolve()
  const third = refresh()
  ends[0]?.()
  await Promise.all([first, second, third])
  expect(ends).toHaveLength(1)
  // It has ended, and is still true in this turn.
  await refresh()
  expect(ends).toHaveLength(1)
  await turn()
  const later = refresh()
  await Promise.resolve()
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await later
})

test('[M295] who asks while a reading of an earlier turn is under way waits for the next, with all others', async () => {
  const { refresh, ends } = stage()
  const first = refresh()
  await turn()
  let told = 0
  const waiting = [refresh(), refresh()]
  for (const each of waiting) void each.then(() => told++)
  await turn()
  waiting.push(refresh())
  ends[0]?.()
  await first
  await turn()
  expect([ends.length, told]).toEqual([2, 0])
  ends[1]?.()
  await Promise.all(waiting)
  expect(ends).toHaveLength(2)
})

test('[M295] after something was published here nothing that began before counts; one that fails takes no later one with it', async () => {
  const { refresh, renew, ends } = stage()
  const before = refresh()
  await Promise.resolve()
  const after = renew()
  ends[0]?.(new Error('no database'))
  await expect(before).rejects.toThrow('no database')
  await turn()
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await after
})
