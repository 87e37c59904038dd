import { randomUUID } from 'node:crypto'
import type { Entry } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const from = (conversation: string, after: number, afterId: string | null) => ({
  ...{ conversation, stream: 'public' as const, after, afterId },
})

async function readAll(device: VisitorDevice, conversation: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for (;;) {
    const page = granted(
      await device.ask('conversation:resume', from(conversation, entries.length, entries.at(-1)?.id ?? null)),
    )
    expect(page.entries.length).toBeLessThanOrEqual(200)
    entries.push(...page.entries)
    if (!page.more) return entries
  }
}

test('[M10] [D11] resuming gives pages of at most 200 in order, with the end of the log', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  await Promise.all(Array.from({ length: 450 }, (_, n) => visitor.ask('message:send', words(id, `Line ${n}`))))
  const first = granted(await visitor.ask('conversation:resume', from(id, 0, null)))
  expect([first.entries.length, first.last, first.more, first.reset]).toEqual([200, 450, true, false])
  const all = await readAll(visitor, id)
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 450 }, (_, index) => index + 1))
})

test('[M10] [X63] what arrives while pages are read is there once, by page or by push', async () => {
  const visitor = await stage.visitor()
  const other = await stage.visitor(visitor.token)
  const id = randomUUID()
  await Promise.all(Array.from({ length: 250 }, (_, n) => other.ask('message:send', words(id, `Before ${n}`))))
  const late = await stage.visitor(visitor.token)
  const [read] = await Promise.all([
    readAll(late, id),
    ...Array.from({ length: 50 }, (_, n) => other.ask('message:send', words(id, `During ${n}`))),
  ])
  await late.next('entry:appended', ({ seq }) => seq === 300)
  const bySeq = new Map<number, string>()
  for (const { seq, id: entry } of [...read, ...late.pushed('entry:appended')]) {
    expect(bySeq.get(seq) ?? entry).toBe(entry)
    bySeq.set(seq, entry)
  }
  expect([...bySeq.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
})

test.each([
  ['beyond the end', 5, randomUUID()],
  ['with another id at its seq', 2, randomUUID()],
  ['without an id', 2, null],
])('[M11] [X61] [X53] [X54] a device %s is told to reset', async (_name, after, afterId) => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  for (const text of ['a', 'b', 'c']) granted(await visitor.ask('message:send', words(id, text)))
  const page = granted(await visitor.ask('conversation:resume', from(id, after, afterId)))
  expect(page).toEqual({ ok: true, entries: [], last: 3, more: true, reset: true })
})

test('[M11] [D12] a device that has the true entry goes on after it', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const stored = []
  for (const text of ['a', 'b', 'c']) stored.push(granted(await visitor.ask('message:send', words(id, text))))
  const page = granted(await visitor.ask('conversation:resume', from(id, 2, stored[1]!.id)))
  expect(page.entries.map(({ seq }) => seq)).toEqual([3])
  expect(page).toMatchObject({ more: false, reset: false, last: 3 })
})

test('[M12] a visitor sees neither notes nor their number', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  const note = { cid: randomUUID(), conversation: id, stream: 'internal' as const }
  const stored = granted(await agent.ask('message:send', { ...note, body: { kind: 'text', text: 'VIP' } }))
  expect([stored.seq, stored.last]).toEqual([1, 1])
  expect(refusal(await visitor.ask('conversation:resume', { ...from(id, 0, null), stream: 'internal' }))).toBe(
    'forbidden',
  )
  const page = granted(await visitor.ask('conversation:resume', from(id, 0, null)))
  expect([page.entries.length, page.last]).toEqual([1, 1])
  expect(JSON.stringify(visitor.pushed('entry:appended'))).not.toContain('VIP')
  const notes = granted(await agent.ask('conversation:resume', { ...from(id, 0, null), stream: 'internal' }))
  expect(notes.entries.map(({ body }) => body)).toEqual([{ kind: 'text', text: 'VIP' }])
})

test('[M13] [X38] every device of the person and every agent who follows is pushed the entry', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const tab = await stage.visitor(visitor.token)
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'First')))
  granted(await agent.ask('conversation:open', { conversation: id }))
  const stored = granted(await visitor.ask('message:send', words(id, 'Second')))
  for (const device of [visitor, tab, agent] as VisitorDevice[]) {
    const entry = await device.next('entry:appended', ({ conversation, seq }) => conversation === id && seq === 2)
    expect(entry.id).toBe(stored.id)
  }
})
