import { expect, test } from 'vitest'
import type { Sql } from './sql.ts'
import { createWriteLanes, type LaneOptions, type Outcome, pickGroup } from './write-lanes.ts'

const op = (key: string | null, single = false) => ({
  ...{ key, single, run: async () => () => {}, fail: () => {} },
})
const keys = ({ group, rest }: ReturnType<typeof pickGroup>) => [
  group.map(({ key }) => key),
  rest.map(({ key }) => key),
]

test.each([
  ['all together, in the order of keys', [op('b'), op(null), op('a'), op('b')], [], 9, [[null, 'a', 'b', 'b'], []]],
  ['not what is under way, nor what waits behind it', [op('a'), op('b'), op('a')], ['a'], 9, [['b'], ['a', 'a']]],
  ['no more than the limit', [op('a'), op('b'), op('c')], [], 2, [['a', 'b'], ['c']]],
  ['a single one first stands alone', [op('a', true), op('b')], [], 9, [['a'], ['b']]],
  ['a single one later waits, and its key with it', [op('b'), op('a', true), op('a')], [], 9, [['b'], ['a', 'a']]],
])('%s', (_name, queue, busy, limit, expected) => {
  expect(keys(pickGroup(queue, new Set(busy), limit))).toEqual(expected)
})

const done: Outcome = { failed: null }
function setUp(transact: LaneOptions['transact'], lanes = 2) {
  return createWriteLanes({
    ...{ transact, lanes, groupLimit: 10, pause: async () => {} },
    isTransient: (error) => (error as Error).message === 'transient',
  })
}
/** Runs the work as a transaction would. */
const work = async (run: (sql: Sql) => Promise<void>): Promise<Outcome> =>
  run({} as Sql).then(
    () => done,
    (error) => ({ failed: 'work', error }),
  )

test('[M32] nobody is told before the commit, and all of a group with it', async () => {
  const log: string[] = []
  const lanes = setUp(async (run) => {
    const outcome = await work(run)
    log.push('commit')
    return outcome
  })
  const write = (name: string) => lanes.write(async () => log.push(name), null).then(() => log.push(`told ${name}`))
  await Promise.all([write('a'), write('b')])
  expect(log).toEqual(['a', 'b', 'commit', 'told a', 'told b'])
})

test('[M32] of a group that fails each is tried by itself, and only what fails then has failed', async () => {
  const sizes: boolean[] = []
  const lanes = setUp((run, single) => {
    sizes.push(single)
    return work(run)
  })
  const results = await Promise.allSettled([
    lanes.write(async () => 1, 'a'),
    lanes.write(async () => Promise.reject(new Error('no')), 'b'),
    lanes.write(async () => 3, 'c'),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(sizes).toEqual([false, true, true, true])
})

test('what another process was in the way of is tried again', async () => {
  let tries = 0
  const lanes = setUp(work)
  const write = lanes.write(async () => {
    tries += 1
    if (tries < 3) throw new Error('transient')
    return tries
  }, 'a')
  expect(await write).toBe(3)
})

test('a slow group holds up its own keys only', async () => {
  const told: string[] = []
  const lanes = setUp(work)
  let finish = () => {}
  const wait = new Promise<void>((ok) => {
    finish = ok
  })
  const slow = lanes.write(() => wait, 'a').then(() => told.push('slow'))
  await new Promise((next) => setImmediate(next))
  const behind = lanes.write(async () => {}, 'a').then(() => told.push('behind'))
  await lanes.write(async () => {}, 'b').then(() => told.push('other'))
  await lanes.write(async () => {}, 'b').then(() => told.push('another'))
  finish()
  await Promise.all([slow, behind])
  expect(told).toEqual(['other', 'another', 'slow', 'behind'])
})

test('without a connection everybody is told at once; a commit of unknown end is never repeated', async () => {
  let outcome: Outcome = { failed: 'open', error: new Error('nobody there') }
  let runs = 0
  const lanes = setUp(async (run) => {
    await work(run)
    runs += 1
    return outcome
  }, 1)
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => lanes.write(async () => {}, null)))
  expect(results.every(({ status }) => status === 'rejected')).toBe(true)
  expect(runs).toBe(1)
  outcome = { failed: 'commit', error: new Error('transient') }
  await expect(lanes.write(async () => {}, null)).rejects.toThrow('transient')
  expect(runs).toBe(2)
  outcome = done
  await lanes.write(async () => {}, null)
  await lanes.idle()
})
