import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { granted, openStage, type Stage, words } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** How many come back; `DESKBELL_CROWD=5000` takes its time. */
const devices = Number(process.env.DESKBELL_CROWD ?? 200)

/** As a device does: what was not answered in time is asked again. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries === 20 || (error as Error).message !== 'operation has timed out') throw error
    }
  }
}

/** Visitors who said something, met a few at a time. */
async function meet(count: number) {
  const known: { token: string; visitor: string; id: string; entry: string }[] = []
  while (known.length < count) {
    const few = Array.from({ length: Math.min(100, count - known.length) }, async (_, n) => {
      const visitor = await stage.visitor()
      const id = randomUUID()
      const stored = granted(await visitor.ask('message:send', words(id, `Visitor ${known.length + n}`)))
      return { token: visitor.token, visitor: visitor.id, id, entry: stored.id }
    })
    known.push(...(await Promise.all(few)))
  }
  return known
}

test(
  '[X77] many devices come back at once after a restart: each is served, and each has its log',
  async () => {
    const known = await meet(devices)
    await stage.restart()
    const back = await Promise.all(
      known.map(async ({ token, id, ...before }) => {
        const visitor = await patiently(() => stage.visitor(token))
        const from = { conversation: id, stream: 'public' as const, after: 0, afterId: null }
        const page = granted(await patiently(() => visitor.ask('conversation:resume', from)))
        const back = words(id, 'Back')
        const stored = granted(await patiently(() => visitor.ask('message:send', back)))
        return { visitor: visitor.id, entry: page.entries[0]?.id, seq: stored.seq, before }
      }),
    )
    for (const { visitor, entry, seq, before } of back) expect({ visitor, entry, seq }).toEqual({ ...before, seq: 2 })
  },
  60_000 + devices * 100,
)
