import { signal } from '@preact/signals-core'
import { describe, expect, test } from 'vitest'
import { createIndexedDbStorage } from '../src/edge/indexeddb-storage.ts'
import { createTabs } from '../src/edge/tab-lock.ts'
import { createLazyConnection } from '../src/lazy-connection.ts'
import { retryWait } from '../src/retry-wait.ts'
import type { Connection, ConnectionState } from '../src/types.ts'
import { createTurnedClock, settle } from './turned-clock.ts'

describe('a storage that fails', () => {
  const throwing = {
    open: () => {
      throw new Error('SecurityError')
    },
  } as unknown as IDBFactory
  const hanging = { open: () => ({}) } as unknown as IDBFactory
  test.each([
    ['missing', undefined],
    ['throws', throwing],
    ['hangs', hanging],
  ])('[X32] %s: all goes on in memory, and it says so', async (_name, factory) => {
    const storage = createIndexedDbStorage({ factory })
    await storage.set('a/2', { n: 2 })
    await storage.set('a/1', { n: 1 })
    expect(storage.kept).toBe(false)
    expect(await storage.get('a/2')).toEqual({ n: 2 })
    expect(await storage.keys('a/')).toEqual(['a/1', 'a/2'])
    await storage.delete('a/1')
    expect(await storage.keys('a/')).toEqual(['a/2'])
  })

  test('looking makes no database', async () => {
    let opened = 0
    const factory = {
      databases: async () => [],
      open: () => {
        opened++
        return {}
      },
    } as unknown as IDBFactory
    const storage = createIndexedDbStorage({ factory })
    expect(await storage.get('a')).toBe(undefined)
    expect(await storage.keys('a')).toEqual([])
    await storage.delete('a')
    expect(opened).toBe(0)
    expect(storage.kept).toBe(true)
  })
})

/** A database as far as one value is written: each is counted when it is opened and when it is let go. */
function countedDatabase() {
  const counts = { opened: 0, closed: 0 }
  const soon = <T extends object>(target: T, event: string) => {
    queueMicrotask(() => (target as Record<string, () => void>)[event]?.())
    return target
  }
  const transaction = () =>
    soon({ objectStore: () => ({ put: () => ({}) }), commit() {}, oncomplete: () => {} }, 'oncomplete')
  const factory = {
    open() {
      counts.opened++
      return soon({ result: { transaction, close: () => counts.closed++ } }, 'onsuccess')
    },
  } as unknown as IDBFactory
  return { counts, factory }
}

test('a storage that is closed holds no database open, and opens it anew for who still writes', async () => {
  const { counts, factory } = countedDatabase()
  const storage = createIndexedDbStorage({ factory })
  storage.close()
  expect(counts).toEqual({ opened: 0, closed: 0 })
  await storage.set('a', 1)
  storage.close()
  await settle()
  expect(counts).toEqual({ opened: 1, closed: 1 })
  await storage.set('a', 2)
  expect([counts.opened, storage.kept]).toEqual([2, true])
})

describe('a connection whose code comes later', () => {
  function make() {
    const state = signal<ConnectionState>('idle')
    const heard: string[] = []
    const runs: ((payload: never) => void)[] = []
    const connection: Connection<'ask', { told: (text: string) => void }> = {
      state,
      request: async (_command, input) => ({ ok: true, input }),
      on(_event, run) {
        runs.push(run as (payload: never) => void)
        return () => void runs.splice(0)
      },
      start: () => {
        state.value = 'online'
      },
      stop: () => {
        state.value = 'idle'
      },
    }
    return { connection, heard, runs }
  }

  test('costs nothing before it is started, then passes all through', async () => {
    let loads = 0
    const { connection, heard, runs } = make()
    const lazy = createLazyConnection(async () => {
      loads++
      return connection
    }, createTurnedClock())
    const off = lazy.on('told', (text) => void heard.push(text))
    await settle()
    expect([loads, lazy.state.value]).toEqual([0, 'idle'])
    await expect(lazy.request('ask', 1)).rejects.toThrow('not connected')
    lazy.start()
    await settle()
    expect([loads, lazy.state.value]).toEqual([1, 'online'])
    for (const run of runs) run('hi' as never)
    expect(heard).toEqual(['hi'])
    off()
    expect(runs).toEqual([])
    expect(await lazy.request('ask', 1)).toEqual({ ok: true, input: 1 })
  })

  test('is offline where the code does not come, and tries again', async () => {
    const clock = createTurnedClock()
    const { connection } = make()
    let broken = true
    const lazy = createLazyConnection(
      async () => {
        if (broken) throw new Error('network')
        return connection
      },
      clock,
      () => 1,
    )
    lazy.start()
    await settle()
    expect(lazy.state.value).toBe('offline')
    broken = false
    await clock.turn(1000)
    expect(lazy.state.value).toBe('online')
  })
})

test('[D3] waits grow from 1 to 30 s and are spread evenly', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => retryWait(attempt, () => 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
  expect(retryWait(6, () => 0.5)).toBe(15_000)
})

test('[D16] tabs: one at a time under a name, the others hear, and a closed one waits for nothing', async () => {
  let turn = Promise.resolve()
  const locks = {
    request: (_name: string, _options: object, run: () => Promise<void>) => {
      turn = turn.then(run)
      return turn
    },
  } as unknown as LockManager
  const [one, two] = [createTabs('tabs-test', { locks }), createTabs('tabs-test', { locks })]
  const order: string[] = []
  const heard = new Promise((resolve) => two.onTold(resolve))
  const run = (name: string) => async () => {
    order.push(`${name} begins`)
    await settle()
    order.push(`${name} ends`)
  }
  await Promise.all([one.alone('lane', run('one')), two.alone('lane', run('two'))])
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  one.tell({ kind: 'outbox' })
  expect(await heard).toEqual({ kind: 'outbox' })
  one.close()
  two.close()
})

test('the headless client brings no socket code along', async () => {
  const { readFileSync, readdirSync } = await import('node:fs')
  const src = new URL('../src/', import.meta.url)
  for (const file of readdirSync(src).filter((name) => name.endsWith('.ts'))) {
    expect(readFileSync(new URL(file, src), 'utf8'), file).not.toMatch(/socket\.io|from '\.\/edge/)
  }
})
