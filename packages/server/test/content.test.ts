import { randomUUID } from 'node:crypto'
import type { AgentInput, EntryBody, VisitorInput } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { granted, openStage, refusal, type Stage, words } from './stage.ts'

let stage: Stage
/** Signed in once: the door counts sign-ins. */
let ann: Awaited<ReturnType<Stage['agent']>>
beforeAll(async () => {
  stage = await openStage()
  ann = await stage.agent()
})
afterAll(() => stage.close())

type Reply = AgentInput<'message:send'>
const reply = (conversation: string, body: unknown, stream: Reply['stream'] = 'public') =>
  ({ cid: randomUUID(), conversation, stream, body }) as Reply
const act = (conversation: string) => ({ cid: randomUUID(), conversation })

const bodies = async (id: string): Promise<EntryBody[]> =>
  (await stage.rows<{ body: string }>('select body from entry where conversation = ? order by stream, seq', id)).map(
    ({ body }) => JSON.parse(body) as EntryBody,
  )
const preview = async (id: string) =>
  (await stage.rows<{ preview_text: string | null }>('select preview_text from conversation where id = ?', id))[0]
    ?.preview_text

async function begun(text = 'Hello') {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const first = granted(await visitor.ask('message:send', words(id, text)))
  return { visitor, id, first }
}

const product = {
  title: 'Corsa red',
  text: 'Size 8',
  price: { amount: 129, currency: 'EUR' },
  image: 'https://shop.example/corsa.jpg',
  link: 'https://shop.example/corsa',
  actions: [{ do: 'act', label: 'Keep only this size', name: 'keep-variant', value: '8' }],
}

test('[M70] F31 F32 an agent sends quick replies, cards, a coupon and a video; the visitor gets each as it was sent', async () => {
  const { visitor, id } = await begun()
  const sent = [
    { kind: 'text', text: 'Which one?', replies: ['The red', 'The blue'] },
    { kind: 'cards', cards: [product, { title: 'How do I return shoes?', article: 'returns' }] },
    { kind: 'coupon', code: 'SORRY10', text: '10 % off your next pair', until: 1_800_000_000_000 },
    { kind: 'video', url: 'https://video.example/watch?v=1', title: 'How to lace' },
  ]
  for (const body of sent) granted(await ann.ask('message:send', reply(id, body)))
  await visitor.next('entry:appended', ({ body }) => body.kind === 'video')
  const got = visitor.pushed('entry:appended').map(({ body }) => body)
  expect(got.filter(({ kind }) => kind !== 'taken').slice(-4)).toEqual(sent)
  expect(await preview(id)).toBe('How to lace')
})

test('[M70] links and pictures are web addresses; a visitor sends no cards; nothing of it is stored', async () => {
  const { visitor, id } = await begun()
  const cards = (...list: unknown[]) => ({ kind: 'cards', cards: list })
  for (const body of [
    cards({ title: 'x', link: 'javascript:alert(1)' }),
    cards({ title: 'x', image: 'data:image/svg+xml,<svg onload=alert(1)>' }),
    cards({ title: 'x', actions: [{ do: 'open', label: 'Go', url: 'vbscript:x' }] }),
    cards({ title: ' ' }),
    cards(),
    cards({ title: 'x', price: { amount: Number.NaN, currency: 'EUR' } }),
    { kind: 'coupon', code: 'two words', text: 'x' },
    { kind: 'video', url: 'file:///etc/passwd', title: 'x' },
    { kind: 'edited', entry: 'x', text: 'x' },
  ]) {
    expect(refusal(await ann.ask('message:send', reply(id, body))), JSON.stringify(body)).toBe('bad_request')
  }
  expect(refusal(await ann.ask('message:send', reply(id, cards(...Array(11).fill(product)))))).toBe('too_large')
  const own = { ...words(id, ''), body: cards(product) } as unknown as VisitorInput<'message:send'>
  expect(refusal(await visitor.ask('message:send', own))).toBe('bad_request')
  granted(await visitor.ask('message:send', { ...own, author: 'assistant' }))
  expect((await bodies(id)).map(({ kind }) => kind)).toEqual(['text', 'cards'])
})

test('[M71] own words get other words: an entry of the log, on every device and in the list; a repeat changes nothing', async () => {
  const { visitor, id, first } = await begun('I wear size 42')
  const other = await stage.visitor(visitor.token)
  const edit = { ...act(id), entry: first.id, text: 'I wear size 43' }
  const stored = granted(await visitor.ask('message:edit', edit))
  expect(granted(await visitor.ask('message:edit', edit))).toEqual(stored)
  expect(stored.seq).toBe(2)
  await other.next('entry:appended', ({ body }) => body.kind === 'edited' && body.text === 'I wear size 43')
  expect(await preview(id)).toBe('I wear size 43')
  expect(refusal(await visitor.ask('message:edit', { ...edit, text: 'Something else' }))).toBe('cid_conflict')
})

test('[M71] nobody changes what another said, what is no words, or what is solved', async () => {
  const { visitor, id, first } = await begun()
  const theirs = granted(await ann.ask('message:send', reply(id, { kind: 'text', text: 'Hi' })))
  const note = granted(await ann.ask('message:send', reply(id, { kind: 'text', text: 'Nice person' }, 'internal')))
  const said = granted(await visitor.ask('message:send', { ...words(id, 'I am a bot'), author: 'assistant' }))
  const stranger = await stage.visitor()
  for (const command of ['message:edit', 'message:remove'] as const) {
    const change = (entry: string) => ({ ...act(id), entry, text: 'Mine now' })
    for (const entry of [theirs.id, note.id, said.id, 'nowhere']) {
      expect(refusal(await visitor.ask(command, change(entry)))).toBe('not_found')
    }
    expect(refusal(await ann.ask(command, change(first.id)))).toBe('not_found')
    expect(refusal(await stranger.ask(command, change(first.id)))).toBe('not_found')
  }
  granted(await ann.ask('message:edit', { ...act(id), entry: note.id, text: 'Very nice person' }))
  expect((await bodies(id)).map(({ kind }) => kind)).toEqual(['text', 'edited', 'text', 'taken', 'text', 'text'])
  expect(visitor.pushed('entry:appended').some(({ body }) => body.kind === 'edited')).toBe(false)
  granted(await ann.ask('conversation:solve', act(id)))
  expect(refusal(await visitor.ask('message:edit', { ...act(id), entry: first.id, text: 'Late' }))).toBe('closed')
})

test('[M72] what was taken back is nowhere in the database, and a late repeat does not bring it back', async () => {
  const visitor = await stage.visitor()
  const message = words(randomUUID(), 'my card is MARKERWORD')
  const id = message.conversation
  const first = granted(await visitor.ask('message:send', message))
  granted(await visitor.ask('message:edit', { ...act(id), entry: first.id, text: 'again MARKERWORD' }))
  granted(await visitor.ask('message:remove', { ...act(id), entry: first.id }))
  expect((await bodies(id)).map(({ kind }) => kind)).toEqual(['gone', 'removed', 'removed'])
  expect(JSON.stringify(await stage.rows('select * from entry where conversation = ?', id))).not.toContain('MARKERWORD')
  expect(JSON.stringify(await stage.rows('select * from conversation where id = ?', id))).not.toContain('MARKERWORD')
  expect(granted(await visitor.ask('message:send', message)).id).toBe(first.id)
  expect((await bodies(id))[0]).toEqual({ kind: 'gone' })
})

test('[M73] F44 the shopper ends it: solved once, with the survey, whatever is said twice; new words open it again', async () => {
  const { visitor, id } = await begun()
  granted(await ann.ask('message:send', reply(id, { kind: 'text', text: 'Hi' })))
  const end = act(id)
  const ended = granted(await visitor.ask('conversation:end', end))
  expect(granted(await visitor.ask('conversation:end', end)).seq).toBe(ended.seq)
  expect(granted(await visitor.ask('conversation:end', act(id))).seq).toBe(ended.seq)
  await visitor.next('conversation:changed', ({ status }) => status === 'solved')
  expect((await bodies(id)).map(({ kind }) => kind).slice(-2)).toEqual(['solved', 'survey'])
  granted(await visitor.ask('message:send', words(id, 'One more thing')))
  expect((await bodies(id)).map(({ kind }) => kind).slice(-2)).toEqual(['reopened', 'text'])
  expect(refusal(await (await stage.visitor()).ask('conversation:end', act(id)))).toBe('not_found')
  expect(refusal(await visitor.ask('conversation:end', act(randomUUID())))).toBe('not_found')
})

const form = (
  conversation: string,
  answers: Record<string, string>,
  more: Partial<VisitorInput<'form:submit'>> = {},
): VisitorInput<'form:submit'> => ({
  ...act(conversation),
  form: 'before',
  answers: Object.entries(answers).map(([field, value]) => ({ field, value })),
  consent: '1',
  ...more,
})

test('[M74] F168 F129 F143 a form is an entry; what is the person’s own is not asked for again, on no device', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const first = form(id, { name: ' Liis ', about: 'sizes', 'order-number': 'AB1234' })
  const stored = granted(await visitor.ask('form:submit', first))
  expect(granted(await visitor.ask('form:submit', first))).toEqual(stored)
  expect(await bodies(id)).toEqual([
    {
      kind: 'form',
      form: 'before',
      answers: [
        { field: 'name', label: 'Your name', value: 'Liis' },
        { field: 'about', label: 'What is it about?', value: 'Sizes' },
        { field: 'order-number', label: 'Order number', value: 'AB1234' },
      ],
      consent: 'We keep what you write for a year.',
    },
  ])
  const other = stage.connect('/visitor')
  const session = granted(
    await other.ask('session:start', { version: 1, site: 'shop', token: visitor.token, locale: 'en' }),
  )
  expect(session.details).toEqual({ answers: { name: 'Liis', 'order-number': 'AB1234' }, consent: '1' })
  const opened = granted(await ann.ask('conversation:open', { conversation: id }))
  expect(opened.conversation.topic).toBe('Sizes')
  expect(opened.context.details.map(({ label, value }) => [label, value])).toEqual([
    ['Your name', 'Liis'],
    ['Order number', 'AB1234'],
  ])
  const agreed = { to: 'conversation', text: 'We keep what you write for a year.', given: true, at: expect.any(Number) }
  expect(opened.context.consents).toEqual([agreed])
  // Known already: neither name nor consent have to come again.
  granted(await visitor.ask('form:submit', form(randomUUID(), { about: 'order' }, { consent: null })))
})

test('[M74] a wrong field is named, and nothing is stored', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const wrong = async (input: VisitorInput<'form:submit'>) => {
    const answer = await visitor.ask('form:submit', input)
    return answer.ok ? 'granted' : answer.error.field
  }
  expect(await wrong(form(id, {}))).toBe('name')
  expect(await wrong(form(id, { name: 'Liis', about: 'weather' }))).toBe('about')
  expect(await wrong(form(id, { name: 'Liis', 'order-number': '12' }))).toBe('order-number')
  expect(await wrong(form(id, { name: 'Liis', stranger: 'x' }))).toBe('stranger')
  expect(await wrong(form(id, { name: 'Liis' }, { consent: null }))).toBe('consent')
  expect(await wrong(form(id, { name: 'Liis' }, { consent: 'other' }))).toBe('consent')
  expect(await wrong(form(id, { email: 'no', message: 'x' }, { form: 'away' }))).toBe('email')
  expect(await bodies(id)).toEqual([])
  expect(await stage.rows('select * from visitor_detail where visitor = ?', visitor.id)).toEqual([])
})

test('[M75] F127 a message left puts a conversation without a person into the queue and asks for no place twice', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const left = { email: 'liis@mail.example', message: 'Please call me back' }
  granted(await visitor.ask('form:submit', form(id, left, { form: 'away', consent: null })))
  await visitor.next('queue:changed', ({ conversation, position }) => conversation === id && position > 0)
  const { conversations } = granted(await ann.ask('inbox:list', { view: 'waiting' }))
  expect(conversations.find((each) => each.id === id)?.preview).toEqual({ text: left.message, author: 'visitor' })
  granted(await ann.ask('conversation:take', act(id)))
  granted(await visitor.ask('form:submit', form(id, { message: 'And one more' }, { form: 'away', consent: null })))
  const [row] = await stage.rows<{ status: string }>('select status from conversation where id = ?', id)
  expect(row?.status).toBe('open')
})

test('[M76] a visitor learns at the door and later whether somebody is there and the shop is open', async () => {
  const own = await openStage()
  const visitor = own.connect('/visitor')
  const start = { version: 1, site: 'shop', token: null, locale: 'en' }
  expect(granted(await visitor.ask('session:start', start))).toMatchObject({ online: 0, open: true, opensAt: null })
  await own.agent()
  expect(await visitor.next('presence:changed', ({ online }) => online === 1)).toMatchObject({
    online: 1,
    open: true,
    opensAt: null,
  })
  await own.close()
})

test('[M74] without forms.json there are no forms', async () => {
  const socket = stage.connect('/visitor')
  granted(await socket.ask('session:start', { version: 1, site: 'other', token: null, locale: 'en' }))
  expect(refusal(await socket.ask('form:submit', form(randomUUID(), { name: 'Liis' })))).toBe('not_found')
})
