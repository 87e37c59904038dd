import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { createMemoryStorage } from '../src/edge/memory-storage.ts'
import { createOutbox } from '../src/outbox.ts'
import { soloTabs, type Tabs } from '../src/tabs.ts'
import { createTurnedClock, newId } from './turned-clock.ts'

/** An outbox whose turn to send breaks as long as it is told to, and when that was tried. */
function openOutbox() {
  const clock = createTurnedClock()
  const began = clock.now()
  const [tried, sent, reports]: [number[], string[], string[]] = [[], [], []]
  const world = { broken: true }
  const tabs: Tabs = {
    ...soloTabs,
    async alone(_name, run) {
      tried.push(clock.now() - began)
      if (world.broken) throw new Error('no lock')
      await run()
    },
  }
  const outbox = createOutbox({
    ...{ storage: createMemoryStorage(), prefix: 'outbox/', clock, random: () => 1, tabs, ready: signal(true) },
    who: () => 'ann',
    async send({ cid }) {
      sent.push(cid)
      return { ok: true }
    },
    onAck() {},
    onRefused: () => 'keep',
    onUnauthorized() {},
    report: (text) => reports.push(text),
  })
  const add = () => {
    const cid = newId()
    outbox.add({ cid, lane: 'talk', command: 'message:send', input: {} })
    return cid
  }
  return { outbox, clock, tried, sent, reports, world, add }
}

test('[D3] sending that breaks by itself is tried again after 1, 2, 4 … 30 s, and what waits leaves once it works', async () => {
  const { outbox, clock, tried, sent, reports, world, add } = openOutbox()
  const cid = add()
  await clock.turn(120_000)
  expect(tried).toEqual([0, 1000, 3000, 7000, 15_000, 31_000, 61_000, 91_000])
  expect(reports).toEqual(Array(8).fill('sending stopped: Error: no lock'))
  expect(outbox.records.value.map((record) => record.cid)).toEqual([cid])
  world.broken = false
  await clock.turn(30_000)
  expect(sent).toEqual([cid])
  expect(outbox.records.value).toEqual([])
  outbox.stop()
  expect(clock.waiting).toBe(0)
})

test('[D3] after it worked, the next break begins with one second again', async () => {
  const { outbox, clock, tried, sent, world, add } = openOutbox()
  const first = add()
  await clock.turn(10_000)
  world.broken = false
  await clock.turn(10_000)
  expect(sent).toEqual([first])
  world.broken = true
  const before = tried.length
  add()
  await clock.turn(3500)
  const [start = 0, ...rest] = tried.slice(before)
  expect(rest.map((at) => at - start)).toEqual([1000, 3000])
  outbox.stop()
})

test('[D3] a wake does not wait out the pause', async () => {
  const { outbox, clock, sent, world, add } = openOutbox()
  const cid = add()
  await clock.turn(40_000)
  world.broken = false
  outbox.wake()
  await clock.turn(0)
  expect(sent).toEqual([cid])
  outbox.stop()
})
