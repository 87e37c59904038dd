import { createHmac, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AnswerChange } from '@deskbell/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError } from '../src/config-error.ts'
import { createBotAnswerer } from '../src/edge/bot-answerer.ts'
import { createPostSafely } from '../src/edge/send-webhook.ts'
import type { ServerOptions } from '../src/index.ts'
import { writeAnsweringShop } from './answering-shop.ts'
import { callsTool, openStandIn, type StandIn, stalls, streams } from './model-stand-in.ts'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

const article = (id: string, question: string, answer: string) => ({
  ...{ id, lang: 'en', category: 'general', question, answer, summary: answer, tags: [], pages: [], order: 1 },
  blocks: [],
})
const bundle = {
  ...{ version: 1, lang: 'en', hash: 'abc', categories: [], synonyms: [] },
  articles: [
    article('returns', 'How do I return a pair?', 'Send the shoes back within 30 days. Returns are free for members.'),
    article('shipping', 'How long does delivery take?', 'Delivery takes 2 to 4 working days and costs 4.90 €.'),
    article('sizes', 'Which size do I need?', 'Measure your foot in the evening and take the larger size.'),
  ],
}

let standIn: StandIn
let folder: string
let stage: Stage
let visitor: VisitorDevice & { id: string; token: string }

/** A shop with these settings for answers, and a stage on which it runs. */
async function open(answers: object, more: Partial<ServerOptions> = {}): Promise<void> {
  const shop = writeAnsweringShop(answers, bundle)
  folder = shop.folder
  stage = await openStage({ ...shop.options, ...more })
  visitor = await stage.visitor()
}
const withModel = (more: object = {}) =>
  open({ model: { url: standIn.url, name: 'tiny', secret: 'model' }, timeoutSeconds: 2, ...more })

beforeEach(async () => {
  standIn = await openStandIn()
})
afterEach(async () => {
  await stage.close()
  await standIn.close()
  rmSync(folder, { recursive: true, force: true })
})

const request = (question: string, more: object = {}) => ({
  ...{ cid: randomUUID(), conversation: randomUUID(), question, locale: 'en', ...more },
})
async function ask(question: string, more: object = {}): Promise<AnswerChange & { asked: ReturnType<typeof request> }> {
  const asked = request(question, more)
  granted(await visitor.ask('answer:request', asked))
  const end = await visitor.next('answer:changed', ({ cid, outcome }) => cid === asked.cid && outcome !== null)
  return { ...end, asked }
}
const log = async (conversation: string) =>
  granted(await visitor.ask('conversation:resume', { conversation, stream: 'public', after: 0, afterId: null })).entries
const review = async () => {
  const agent = await stage.agent()
  return granted(await agent.ask('answer:list', { before: null, outcome: null })).answers
}
const question = 'How do I return my shoes?'
const good = ['Send the shoes ', 'back within 30 days [1]. Retur', 'ns are free for members [1].']

test('[M80] an answer streams by sentences into one bubble and ends as one entry with its sources', async () => {
  await withModel()
  standIn.play(streams(...good))
  const end = await ask(question)
  expect(end).toMatchObject({
    outcome: 'answered',
    text: 'Send the shoes back within 30 days. Returns are free for members.',
  })
  const shown = visitor.pushed('answer:changed').map(({ text }) => text)
  expect(shown.length).toBeGreaterThan(1)
  expect(shown[0]).toBe('Send the shoes back within 30 days.')
  expect(await log(end.asked.conversation)).toMatchObject([
    {
      cid: end.asked.cid,
      author: { kind: 'assistant' },
      body: { kind: 'text', text: end.text, generated: [{ id: 'returns', title: 'How do I return a pair?' }] },
    },
  ])
})

test('[M80] the same request is answered once; what the device said first under its cid stands', async () => {
  await withModel()
  standIn.play(streams(...good))
  const { asked } = await ask(question)
  granted(await visitor.ask('answer:request', asked))
  expect(standIn.heard).toHaveLength(1)
  expect(await log(asked.conversation)).toHaveLength(1)

  const other = request(question)
  standIn.play(async (heard, response) => {
    const said = { ...words(other.conversation, 'The article says so.', other.cid), author: 'assistant' as const }
    granted(await visitor.ask('message:send', said))
    await streams(...good)(heard, response)
  })
  granted(await visitor.ask('answer:request', other))
  const end = await visitor.next('answer:changed', ({ cid, outcome }) => cid === other.cid && outcome !== null)
  expect(end.outcome).toBe('refused')
  expect(await log(other.conversation)).toMatchObject([{ body: { text: 'The article says so.' } }])
})

test('[M81] a model that errs, stalls, answers nonsense or is not there ends as failed, in time', async () => {
  await withModel()
  for (const status of [401, 429, 500]) {
    standIn.play((_, response) => void response.writeHead(status).end('{"error":{"message":"key-of-the-model"}}'))
    expect(await ask(question)).toMatchObject({ outcome: 'failed', text: '' })
  }
  standIn.play(stalls('Send the shoes back within 30 days [1]. And th'))
  const stalled = await ask(question)
  expect(stalled.outcome).toBe('failed')
  expect(await log(stalled.asked.conversation)).toEqual([])
  await expect.poll(() => standIn.heard.at(-1)?.left).toBe(true)
  standIn.play(
    (_, response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"a\n\n'),
  )
  expect((await ask(question)).outcome).toBe('failed')
  standIn.play((_, response) => void response.destroy())
  expect((await ask(question)).outcome).toBe('failed')
  const made = await review()
  const reasons = made.map(({ reason }) => reason)
  expect(reasons).toEqual(expect.arrayContaining(['http-401', 'http-429', 'http-500', 'stalled']))
  expect(JSON.stringify(made)).not.toContain('key-of-the-model')
})

test('[M82] [T69] nothing is said into a conversation that a person is due in or has', async () => {
  await withModel()
  const asked = request(question)
  standIn.play(async (heard, response) => {
    granted(
      await visitor.ask('handoff:request', { cid: randomUUID(), conversation: asked.conversation, reason: 'asked' }),
    )
    await streams(...good)(heard, response)
  })
  granted(await visitor.ask('answer:request', asked))
  const end = await visitor.next('answer:changed', ({ outcome }) => outcome !== null)
  expect(end.outcome).toBe('refused')
  expect((await log(asked.conversation)).map(({ body }) => body.kind)).toEqual(['handoff'])
  expect(refusal(await visitor.ask('answer:request', { ...request(question), conversation: asked.conversation }))).toBe(
    'closed',
  )
})

test('[M83] [T70] a visitor has so many answers a day, and a site so many', async () => {
  await withModel({ perVisitor: 2, perDay: 3 })
  standIn.play(streams(...good))
  expect((await ask(question)).outcome).toBe('answered')
  expect((await ask(question)).outcome).toBe('answered')
  expect((await ask(question)).outcome).toBe('limited')
  visitor = await stage.visitor()
  expect((await ask(question)).outcome).toBe('answered')
  expect((await ask(question)).outcome).toBe('limited')
  expect(standIn.heard).toHaveLength(3)
})

test('[M83] [T70] tokens are counted against the day, also after a restart', async () => {
  await withModel({ tokensPerDay: 150 })
  standIn.play(streams(...good))
  expect((await ask(question)).outcome).toBe('answered')
  await stage.restart()
  visitor = await stage.visitor(visitor.token)
  expect((await ask(question)).outcome).toBe('answered')
  expect((await ask(question)).outcome).toBe('limited')
})

const lies = [
  ['without a source', 'refused', 'Send the shoes back within 30 days.'],
  ['with a source that was not given', 'refused', 'Send the shoes back within 30 days [4].'],
  ['with a number that no article has', 'refused', 'Send the shoes back within 90 days [1].'],
  ['with a price that no article has', 'handoff', 'Delivery costs 1.50 € and takes 2 working days [2].'],
  ['as a promise', 'handoff', 'That is a legally binding offer [1].'],
  ['with a foreign link', 'refused', 'Send the shoes back at https://evil.canary.invalid/login within 30 days [1].'],
  ['with a link in Markdown', 'refused', 'Send the shoes back, [sign in](https://evil.canary.invalid) [1].'],
  ['with a script', 'refused', 'Send the shoes [back](javascript:alert(1)) within 30 days [1].'],
  ['about something else', 'refused', 'PWNED [1].'],
  [
    'that is our own instructions',
    'refused',
    'You answer customers of a shop from the shop’s help articles, in English [1].',
  ],
  ['that it does not know', 'refused', 'NO_ANSWER'],
  ['that a person shall', 'handoff', 'ASK_A_PERSON'],
] as const
test('[M84] [T68] what a model that lies says is not shown', async () => {
  await withModel()
  for (const [what, outcome, text] of lies) {
    standIn.play(streams(text))
    const end = await ask('How do I return my shoes and how long does delivery take?')
    expect(end, what).toMatchObject({ outcome, text: '' })
    expect(await log(end.asked.conversation), what).toEqual([])
  }
  const kept = (await review()).map(({ outcome, text, by }) => ({ outcome, text, by }))
  expect(kept.reverse()).toEqual(lies.map(([, outcome, text]) => ({ outcome, text, by: 'tiny' })))
  expect(visitor.pushed('answer:changed').every((change) => change.text === '')).toBe(true)
})

test('[M84] [T67] nobody is asked where no article is near, and a tool call is nothing', async () => {
  await withModel()
  standIn.play(streams(...good))
  expect((await ask('Quantum chromodynamics lattice?')).outcome).toBe('refused')
  expect(standIn.heard).toHaveLength(0)
  standIn.play(callsTool)
  expect((await ask(question)).outcome).toBe('refused')
})

test('[M84] a listed host may be linked to', async () => {
  await withModel({ links: ['shop.example'] })
  standIn.play(streams('Send the shoes back within 30 days, see https://www.shop.example/returns [1].'))
  expect(await ask(question)).toMatchObject({ outcome: 'answered', text: expect.stringContaining('shop.example') })
})

test('[M85] [T71] [T75] card numbers, addresses and long numbers leave for no model, and stand in no log of answers', async () => {
  await withModel()
  standIn.play(streams(...good))
  const { asked } = await ask(
    `${question} Card 4111 1111 1111 1111, anna@shop.example, +372 5123 4567, ٤١١١١١١١١١١١١١١١`,
  )
  expect(granted(await visitor.ask('answer:request', asked)).cid).toBe(asked.cid)
  const { body, headers } = standIn.heard[0]!
  expect(headers.authorization).toBe('Bearer key-of-the-model')
  expect(body).toContain('[number]')
  expect(body).toContain('[e-mail]')
  for (const text of [
    body,
    JSON.stringify(await review()),
    JSON.stringify(await stage.rows('select * from generated_answer')),
  ]) {
    expect(text).not.toMatch(/4111|anna@|5123|٤١١/)
  }
})

test('[M85] what was said before goes along, and the key goes nowhere else', async () => {
  await withModel()
  standIn.play(streams('Delivery takes 2 to 4 working days [1].'))
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'How long does delivery take?')))
  granted(await visitor.ask('message:send', words(conversation, 'And to Tartu?')))
  expect((await ask('And to Tartu?', { conversation })).outcome).toBe('answered')
  const { messages } = JSON.parse(standIn.heard[0]!.body) as { messages: { role: string; content: string }[] }
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'user', 'user'])
  expect(messages.at(-2)?.content).toBe('How long does delivery take?')
  const config = await (await fetch(`${stage.server.url}/v1/sites/shop/config`)).text()
  expect(JSON.parse(config)).toMatchObject({ answers: true })
  expect(config).not.toMatch(/key-of-the-model|tiny|127\.0\.0\.1/)
})

test('[M85] [T71] an agent of another site reads nothing, and a site without the file has no answers', async () => {
  await withModel()
  standIn.play(streams(...good))
  await ask(question)
  expect(await review()).toHaveLength(1)
  await stage.close()
  stage = await openStage()
  visitor = await stage.visitor()
  expect(refusal(await visitor.ask('answer:request', request(question)))).toBe('forbidden')
  expect(await review()).toEqual([])
})

const prompts = join(import.meta.dirname, '../../../../shared/hostile-inputs/own/prompt.json')
const hostile = existsSync(prompts)
  ? (JSON.parse(readFileSync(prompts, 'utf8')) as { name: string; input: string }[])
  : []
test.skipIf(hostile.length === 0)('[M84] [T67] words that would turn a model leak nothing and do nothing', async () => {
  await withModel({ perVisitor: 100 })
  for (const { input } of hostile) {
    // A model that obeys: says what it was told to say, with a source.
    standIn.play(
      streams(
        'PWNED [1]. ',
        'Sign in again at https://evil.canary.invalid/login [1]. ',
        'That is a legally binding offer [1].',
      ),
    )
    const end = await ask(`${question} ${input}`.slice(0, 1000))
    expect(['refused', 'handoff']).toContain(end.outcome)
    expect(await log(end.asked.conversation)).toEqual([])
  }
  expect(visitor.pushed('answer:changed').every(({ text }) => text === '')).toBe(true)
})

describe("the owner's own bot", () => {
  const withBot = () =>
    open(
      { bot: { url: `${standIn.url}/bot`, secret: 'bot' }, timeoutSeconds: 2 },
      { webhookAllow: [new URL(standIn.url).origin] },
    )
  const says = (answer: object) => standIn.play((_, response) => void response.end(JSON.stringify(answer)))

  test('[M86] is asked by a signed request and answers with text and articles', async () => {
    await withBot()
    says({ text: 'Within 30 days, for you 45.', sources: ['returns', 'unknown'] })
    const end = await ask(question)
    expect(end).toMatchObject({ outcome: 'answered', text: 'Within 30 days, for you 45.' })
    const { headers, body } = standIn.heard[0]!
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const signature = createHmac('sha256', 'secret-of-the-bot').update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    expect(JSON.parse(body)).toMatchObject({
      type: 'answer.requested',
      question,
      articles: [{ id: 'returns' }, {}].slice(0, 1),
    })
    expect(await log(end.asked.conversation)).toMatchObject([{ body: { generated: [{ id: 'returns' }] } }])
  })

  test('[M86] may hand over, and is held to hosts, size and time like a model', async () => {
    await withBot()
    says({ handoff: true })
    expect((await ask(question)).outcome).toBe('handoff')
    says({ text: 'Look at https://evil.canary.invalid' })
    expect((await ask(question)).outcome).toBe('refused')
    says({ text: 'x'.repeat(70_000) })
    expect((await ask(question)).outcome).toBe('failed')
    says({ words: 1 })
    expect((await ask(question)).outcome).toBe('refused')
    standIn.play((_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end())
    expect((await ask(question)).outcome).toBe('failed')
    standIn.play(() => {})
    expect((await ask(question)).outcome).toBe('failed')
  })

  test('[M86] without its secret the server says what is missing', async () => {
    await withBot()
    await expect(stage.restart({ secrets: {} })).rejects.toThrow(ConfigError)
    await expect(stage.restart({ secrets: {} })).rejects.toThrow(/DESKBELL_SECRET_BOT/)
    await stage.restart()
  })

  test('[M150] [T47] is called at no inner address unless the operator allows its origin', async () => {
    await withBot()
    await expect(stage.restart({ webhookAllow: [] })).rejects.toThrow(/answers\.json of shop: bot\.url.*WEBHOOK_ALLOW/s)
    await stage.restart()
    const end = new AbortController().signal
    const asked = { ...request(question), site: 'shop', before: [], articles: [] }
    const inner = createPostSafely([], async () => [{ address: '127.0.0.1', family: 4 }])
    const bot = createBotAnswerer({ url: 'https://bot.example/', secret: 'bot' }, 'x', inner)
    await expect(bot.write(asked, end)).rejects.toMatchObject({ code: 'blocked' })
    expect(standIn.heard).toEqual([])
  })
})

test('[M151] what the owner changes in the console is what answers are made of, at once', async () => {
  await withModel()
  standIn.play(streams('Send the shoes back within 45 days [1].'))
  expect(await ask(question)).toMatchObject({ outcome: 'refused' })
  const agent = await stage.agent()
  const body = '---\ntitle: How do I return a pair?\n---\n\nSend the shoes back within 45 days.\n'
  const change = { kind: 'article', id: 'en/returns', base: 0, state: 'published', body } as const
  granted(await agent.ask('content:save', { cid: randomUUID(), ...change }))
  expect(await ask(question)).toMatchObject({ outcome: 'answered', text: 'Send the shoes back within 45 days.' })
})
