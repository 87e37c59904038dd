import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideReply, newBotState } from '../packages/bot/src/index.ts'
import {
  type Answer,
  type AssignTo,
  conversationStatuses,
  handoffReasons,
  PROTOCOL_VERSION,
} from '../packages/protocol/src/index.ts'
import {
  type AgentDevice,
  granted,
  openStage,
  type Stage,
  type VisitorDevice,
  words,
} from '../packages/server/test/stage.ts'

const page = readFileSync(resolve(import.meta.dirname, 'handover.md'), 'utf8')

/** Rows of the table under a heading, as cells without their backticks. */
function rowsUnder(heading: string): string[][] {
  const rest = page.slice(page.indexOf(`\n## ${heading}\n`) + 1)
  const section = rest.slice(0, rest.indexOf('\n## ', 1) >>> 0)
  const lines = section.split('\n').filter((line) => line.startsWith('| `'))
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

interface Scene {
  stage: Stage
  id: string
  visitor: VisitorDevice
  /** Whose id stands at the conversation on the agents' screens. */
  has: string | null
  ann: AgentDevice
  ben: AgentDevice
}
type Play = (scene: Scene) => Promise<Answer<unknown>>

const act = (id: string) => ({ cid: randomUUID(), conversation: id })
const reply = (id: string) => ({ ...act(id), stream: 'public' as const, body: { kind: 'text' as const, text: 'Hi' } })

const gives =
  (to: () => AssignTo): Play =>
  ({ ann, id, has }) =>
    ann.ask('conversation:assign', { ...act(id), from: has, to: to() })

const plays: Record<string, Play> = {
  'the shopper writes': ({ visitor, id }) => visitor.ask('message:send', words(id, 'Hello')),
  'the assistant answers': ({ visitor, id }) =>
    visitor.ask('message:send', { ...words(id, 'Within 30 days.'), author: 'assistant' }),
  'the shopper asks for person': ({ visitor, id }) => visitor.ask('handoff:request', { ...act(id), reason: 'asked' }),
  'the shopper leaves message': ({ visitor, id }) =>
    visitor.ask('form:submit', {
      ...act(id),
      form: 'away',
      answers: [
        { field: 'email', value: 'liis@mail.example' },
        { field: 'message', value: 'Please write back.' },
      ],
      consent: null,
    }),
  'the shopper ends': ({ visitor, id }) => visitor.ask('conversation:end', act(id)),
  'the agent takes': ({ ann, id }) => ann.ask('conversation:take', act(id)),
  'the agent replies': ({ ann, id }) => ann.ask('message:send', reply(id)),
  'the agent solves': ({ ann, id }) => ann.ask('conversation:solve', act(id)),
  'the agent reopens': ({ ann, id }) => ann.ask('conversation:reopen', act(id)),
  'the agent gives to assistant': gives(() => ({ kind: 'assistant' })),
  'the agent gives to queue': gives(() => ({ kind: 'queue' })),
  'the agent gives to colleague': gives(() => ({ kind: 'agent', id: benId })),
  'another agent takes': ({ ben, id }) => ben.ask('conversation:take', act(id)),
  'another agent replies': ({ ben, id }) => ben.ask('message:send', reply(id)),
  'another agent solves': ({ ben, id }) => ben.ask('conversation:solve', act(id)),
  'the agent stays away': async ({ visitor, ann, id }) => {
    ann.close()
    await visitor.next('entry:appended', ({ conversation, body }) => conversation === id && body.kind === 'requeued')
    return { ok: true }
  },
}
const ways: Record<string, string[]> = {
  assistant: [],
  waiting: ['the shopper asks for person'],
  open: ['the shopper asks for person', 'the agent takes'],
  solved: ['the shopper asks for person', 'the agent takes', 'the agent solves'],
}

let stage: Stage
/** Signed in once: the door counts sign-ins. */
const cookies: string[] = []
let annId = ''
let benId = ''
beforeAll(async () => {
  stage = await openStage({ agentGraceMs: 150 })
  const ann = await stage.agent()
  const ben = await stage.agent('ben@shop.example', 'battery staple')
  cookies.push(ann.cookie, ben.cookie)
  annId = ann.id
  benId = ben.id
  ann.close()
  ben.close()
})
afterAll(() => stage.close())

async function agentOf(cookie: string): Promise<AgentDevice> {
  const device = stage.connect('/agent', { extraHeaders: { cookie } }) as unknown as AgentDevice
  granted(await device.ask('session:start', { version: PROTOCOL_VERSION }))
  return device
}

async function open(state: string): Promise<Scene> {
  const visitor = await stage.visitor()
  const [ann, ben] = [await agentOf(cookies[0]!), await agentOf(cookies[1]!)]
  const has = state === 'open' ? annId : null
  const scene = { stage, id: randomUUID(), visitor, has, ann, ben }
  granted(await visitor.ask('message:send', words(scene.id, 'Hello')))
  for (const way of ways[state] ?? []) granted(await plays[way]!(scene))
  return scene
}

async function look({ stage: { rows }, id }: Scene): Promise<{ status: string; kinds: string[] }> {
  const [row] = await rows<{ status: string }>('select status from conversation where id = ?', id)
  const entries = await rows<{ body: string }>(
    `select body from entry where conversation = ? and stream = 'public' order by seq`,
    id,
  )
  return { status: row!.status, kinds: entries.map(({ body }) => (JSON.parse(body) as { kind: string }).kind) }
}

const table = rowsUnder('Transitions')

test.each(table)('%s: %s → %s (%s)', async (from, what, to, entries) => {
  const scene = await open(from!)
  const before = await look(scene)
  expect(before.status).toBe(from)
  const answer = await plays[what!]!(scene)
  const after = await look(scene)
  const written = after.kinds.slice(before.kinds.length).join(', ') || '–'
  if (to === 'refused') {
    expect(answer).toMatchObject({ ok: false, error: { code: entries } })
    expect(after).toEqual(before)
  } else {
    expect(answer.ok).toBe(true)
    expect({ to: after.status, entries: written }).toEqual({ to, entries })
  }
  for (const device of [scene.visitor, scene.ann, scene.ben]) device.close()
})

test('the table has every act in every state, and nothing twice', () => {
  const own = Object.keys(plays).filter((play) => play.startsWith('the ') && play !== 'the agent stays away')
  const all = conversationStatuses.flatMap((status) => own.map((what) => `${status}: ${what}`))
  const others = Object.keys(plays).filter((play) => !own.includes(play))
  const expected = [...all, ...others.map((what) => `open: ${what}`)]
  expect(table.map(([from, what]) => `${from}: ${what}`).sort()).toEqual(expected.sort())
  expect(rowsUnder('States').map(([state]) => state)).toEqual([...conversationStatuses])
})

const steps = [{ id: 'a', say: 'One moment.', handoff: true as const }]
const context = {
  locale: 'en',
  assistant: {
    version: 1 as const,
    name: 'Bell',
    hello: 'Hi',
    flows: [{ id: 'lost', startsOn: { words: { en: ['lost parcel'] } }, steps }],
  },
  article: () => undefined,
}
/** How each reason comes about. */
const reasons = {
  asked: [{ kind: 'text', text: 'talk to a person' }],
  frustrated: [{ kind: 'text', text: 'This is useless, third time I ask!!!' }],
  'no-answer': [
    { kind: 'text', text: 'do you sell boats' },
    { kind: 'choice', act: { kind: 'message' } },
    { kind: 'text', text: 'I would buy one.' },
  ],
  'not-helpful': [
    { kind: 'choice', act: { kind: 'not-helped' } },
    { kind: 'choice', act: { kind: 'handoff', reason: 'not-helpful' } },
  ],
  flow: [{ kind: 'text', text: 'my lost parcel' }],
  promise: [{ kind: 'made', outcome: 'handoff' }],
} as const

test('the page names every reason there is', () => {
  expect(rowsUnder("The assistant's side").map(([reason]) => reason)).toEqual(
    expect.arrayContaining([...handoffReasons]),
  )
  expect(Object.keys(reasons).sort()).toEqual([...handoffReasons].sort())
})

test.each(Object.entries(reasons))(
  'the assistant hands over with %s, says so, and is silent from then on',
  (reason, messages) => {
    let decision = decideReply(newBotState(), messages[0]!, [], context)
    for (const message of messages.slice(1)) decision = decideReply(decision.state, message, [], context)
    expect(decision.handoff).toBe(reason)
    expect(decision.replies).toHaveLength(1)
    for (const text of ['hello?', 'talk to a person', 'lost parcel']) {
      expect(decideReply(decision.state, { kind: 'text', text }, [], context)).toMatchObject({
        replies: [],
        handoff: null,
      })
    }
  },
)
