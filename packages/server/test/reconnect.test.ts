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

test(
  '[X77] many devices come back at once after a restart: each is served, and each has its log',
  async () => {
    const known = await Promise.all(
      Array.from({ length: devices }, async (_, n) => {
        const visitor = await stage.visitor()
        const id = randomUUID()
        const stored = granted(await visitor.ask('message:send', words(id, `Visitor ${n}`)))
        return { token: visitor.token, visitor: visitor.id, id, entry: stored.id }
      }),
    )
    await stage.restart()
    const back = await Promise.all(
      known.map(async ({ token, id, ...before }) => {
        const visitor = await stage.visitor(token)
        const page = granted(
          await visitor.ask('conversation:resume', { conversation: id, stream: 'public', after: 0, afterId: null }),
        )
        const stored = granted(await visitor.ask('message:send', words(id, 'Back')))
        return { visitor: visitor.id, entry: page.entries[0]?.id, seq: stored.seq, before }
      }),
    )
    for (const { visitor, entry, seq, before } of back) expect({ visitor, entry, seq }).toEqual({ ...before, seq: 2 })
  },
  60_000 + devices * 100,
)
