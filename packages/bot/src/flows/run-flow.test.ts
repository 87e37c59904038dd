import { AssistantFile, parse } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { decideReply, newBotState } from '../index.ts'
import type { Act, BotContext, BotState, Decision, Message } from '../types.ts'

const parsed = parse(AssistantFile, {
  version: 1,
  name: 'Bell',
  hello: { en: 'Hello' },
  flows: [
    {
      id: 'parcel',
      startsOn: { words: { en: ['where is my parcel'] } },
      steps: [
        {
          id: 'start',
          branches: [{ when: { hours: 'closed' }, go: 'closed' }],
          say: 'Let us look.',
          do: [{ tag: 'parcel' }],
          go: 'number',
        },
        {
          id: 'number',
          say: 'Your order number?',
          ask: { kind: 'order-number', slot: 'order', retry: 'Like 10482.', go: 'email', skip: 'I have none' },
        },
        {
          id: 'email',
          say: 'We write when it moves. Your e-mail? No spam.',
          ask: { kind: 'email', slot: 'email', retry: 'With an @.', go: 'done' },
        },
        {
          id: 'done',
          say: { en: 'Order {order}, {email}.' },
          choices: [
            { label: 'Track it', link: 'https://example.com/track' },
            { label: 'Big cart', go: 'end', when: { cartValue: { min: 100 } } },
            { label: 'That is all', go: 'end', do: [{ set: { name: 'happy', value: true } }, { survey: 'ces' }] },
            { label: 'Returns', article: 'returns' },
          ],
        },
        { id: 'closed', say: 'We are closed.', card: { title: 'Hours', link: '/hours' }, end: true },
        { id: 'end', say: 'Good.', end: true },
      ],
    },
    {
      id: 'vip',
      startsOn: { words: { en: ['lounge'] } },
      when: { attributes: { tier: 'gold' } },
      steps: [{ id: 'a', say: 'Welcome.', handoff: true }],
    },
  ],
})
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
const returns = { id: 'returns', question: 'How do I return?', summary: 'Within 30 days.' }
const context: BotContext = {
  locale: 'en',
  assistant: parsed.value,
  article: (id) => (id === 'returns' ? returns : undefined),
}
const text = (words: string): Message => ({ kind: 'text', text: words })
const good = [{ id: 'returns', score: 0.9 }]

/** Says one thing after the other; gives the last decision. */
function talk(messages: (string | Message)[], over: Partial<BotContext> = {}, hits = [] as typeof good): Decision {
  let state: BotState = newBotState()
  let decision: Decision | undefined
  for (const message of messages) {
    decision = decideReply(state, typeof message === 'string' ? text(message) : message, hits, { ...context, ...over })
    state = decision.state
  }
  return decision!
}
const said = ({ replies }: Decision) => replies.map(({ say }) => ('text' in say ? say.text : say.key))
const start = 'where is my parcel'
const acts = (decision: Decision): Act[] => decision.replies.at(-1)!.choices.map(({ act }) => act)

describe('slots', () => {
  test('a step that goes on by itself, then what is asked for, with a tag for the agent', () => {
    const decision = talk([start])
    expect(said(decision)).toEqual(['Let us look.', 'Your order number?'])
    expect(decision.effects).toEqual([{ kind: 'tag', tag: 'parcel' }])
    expect(acts(decision).map(({ kind }) => kind)).toEqual(['skip', 'handoff'])
  })
  test('found within a sentence, kept, told to the screen and said back', () => {
    const asked = talk([start, 'it is #R-10482, thanks'])
    expect(asked.effects).toEqual([{ kind: 'attribute', name: 'order', value: '#R-10482' }])
    const done = talk([start, 'R-10482', 'write to anna@shop.example.'])
    expect(said(done)).toEqual([{ en: 'Order R-10482, anna@shop.example.' }])
    expect(done.state.slots).toEqual({ order: 'R-10482', email: 'anna@shop.example' })
  })
  test('what does not fit is asked for again, and a person comes first the second time', () => {
    const once = talk([start, 'no idea mate'])
    expect(said(once).at(-1)).toBe('Like 10482.')
    const twice = talk([start, 'hmm', 'ehm'])
    expect(acts(twice)[0]).toEqual({ kind: 'handoff', reason: 'no-answer' })
    expect(acts(twice)[1]!.kind).toBe('skip')
  })
  test('may be skipped', () => {
    const skip: Message = { kind: 'choice', act: { kind: 'skip', flow: 'parcel', step: 'number' } }
    expect(said(talk([start, skip]))).toEqual(['We write when it moves. Your e-mail? No spam.'])
    expect(said(talk([start, 'I have none']))).toEqual(['We write when it moves. Your e-mail? No spam.'])
  })
  test('is not asked for where it is known', () => {
    const facts = { attributes: { email: 'anna@shop.example' } }
    expect(said(talk([start, '10482'], { facts }))).toEqual([{ en: 'Order 10482, anna@shop.example.' }])
  })
  test('brings no markup into what the assistant says', () => {
    const state: BotState = { ...newBotState(), slots: { order: '[x](https://evil.example) <b>`*' } }
    const step: Message = { kind: 'choice', act: { kind: 'step', flow: 'parcel', step: 'done' } }
    const say = decideReply(state, step, [], context).replies[0]!.say
    expect(say).toEqual({ text: { en: 'Order x https://evil.example b, {email}.' } })
  })
})

describe('in between', () => {
  test('a question is answered from the help, and the step is asked again', () => {
    const decision = talk([start, 'how do returns work?'], {}, good)
    expect(said(decision)).toEqual(['Within 30 days.', 'Your order number?'])
    expect(decision.state.at).toEqual({ flow: 'parcel', step: 'number' })
    expect(decision.replies[0]!.choices).toEqual([])
  })
  test('F62 what a step told before its question is not told again', () => {
    expect(said(talk([start, '10482', 'how do returns work?'], {}, good))).toEqual(['Within 30 days.', 'Your e-mail?'])
  })
  test('F62 at a step with choices, its question stands over them, below the answer; what asks nothing is not said again', () => {
    const told = talk([start, '10482', 'a@b.example', 'how do returns work?'], {}, good)
    expect(said(told)).toEqual(['Within 30 days.'])
    expect(told.replies[0]!.ask).toEqual({ text: { en: '' } })
    expect(acts(told).map(({ kind }) => kind)).toEqual(['link', 'step', 'article', 'handoff'])
  })
  test('F62 asked whether to fetch a person, no other question stands beside it; the step still waits', () => {
    const twice = talk([start, '10482', 'a@b.example', 'do you like boats', 'and trains'])
    expect(said(twice)).toEqual(['bot.noAnswerAgain'])
    expect(twice.replies[0]!.ask).toBeUndefined()
    expect(acts(twice)[0]).toEqual({ kind: 'handoff', reason: 'no-answer' })
    expect(twice.state.at).toEqual({ flow: 'parcel', step: 'done' })
  })
  test('F62 thanks in between are answered, and the choices stay', () => {
    const decision = talk([start, '10482', 'a@b.example', 'thanks'])
    expect(said(decision)).toEqual(['bot.welcome'])
    expect(acts(decision)[0]!.kind).toBe('link')
  })
  test('F62 one of two readings is said, and what the step asks is taken up', () => {
    const either = talk([start, { kind: 'choice', act: { kind: 'article', id: 'returns' } }])
    expect(said(either)).toEqual(['Within 30 days.', 'Your order number?'])
    expect(either.state.at).toEqual({ flow: 'parcel', step: 'number' })
  })
  test('F62 the question of a step is found in every shipped language', () => {
    const texts = [
      ['en', 'Let us look, e.g. 10.5. Is it wide?', 'Is it wide?'],
      ['zh', '我来看看。鞋子太紧吗？请选。', '鞋子太紧吗？'],
      ['ar', 'دعنا نرى. هل هو واسع؟', 'هل هو واسع؟'],
      ['de', 'Mal sehen.\nPasst er nicht?', 'Passt er nicht?'],
      ['fr', 'Le numéro, par exemple 10482.', ''],
    ] as const
    const step = { id: 'a', say: Object.fromEntries(texts.map(([tag, whole]) => [tag, whole])), choices: [] }
    const assistant = { ...context.assistant, flows: [{ id: 'f', steps: [step] }] }
    const state: BotState = { ...newBotState(), at: { flow: 'f', step: 'a' } }
    const reply = decideReply(state, text('how do returns work?'), good, { ...context, assistant }).replies[0]!
    expect(reply.ask).toEqual({ text: Object.fromEntries(texts.map(([tag, , question]) => [tag, question])) })
  })
  test('[T69] a person can be asked for', () => {
    expect(talk([start, 'talk to a person']).handoff).toBe('asked')
  })
  test('at a step with choices, the label may be typed', () => {
    const decision = talk([start, '10482', 'a@b.example', 'that is al'])
    expect(said(decision)).toEqual(['Good.'])
    expect(decision.effects).toEqual([
      { kind: 'attribute', name: 'happy', value: true },
      { kind: 'survey', survey: 'ces' },
    ])
  })
  test('what it cannot answer leaves the choices where they are', () => {
    const decision = talk([start, '10482', 'a@b.example', 'do you like boats'])
    expect(said(decision)).toEqual(['bot.noAnswer'])
    expect(acts(decision)[0]).toEqual({ kind: 'link', url: 'https://example.com/track' })
    expect(decision.state.at).toEqual({ flow: 'parcel', step: 'done' })
  })
})

describe('conditions', () => {
  test('a branch is taken before anything is said', () => {
    const decision = talk([start], { facts: { hours: 'closed' } })
    expect(said(decision)).toEqual(['We are closed.'])
    expect(decision.replies[0]).toMatchObject({ card: { title: 'Hours' }, ask: { key: 'bot.helped' } })
  })
  test('a choice whose condition is unknown or false is not offered', () => {
    const labels = (facts: BotContext['facts']) =>
      talk([start, '10482', 'a@b.example'], facts ? { facts } : {}).replies[0]!.choices.length
    expect(labels(undefined)).toBe(4)
    expect(labels({ cartValue: 99 })).toBe(4)
    expect(labels({ cartValue: 100 })).toBe(5)
  })
  test('a flow whose condition does not hold is not started', () => {
    expect(talk(['lounge']).handoff).toBeNull()
    const decision = talk(['lounge'], { facts: { attributes: { tier: 'gold' } } })
    expect(decision).toMatchObject({ handoff: 'flow', state: { silent: true } })
    expect(said(decision)).toEqual(['Welcome.'])
  })
})

test('"did this help?" is kept, and told', () => {
  const answer = talk(['how do returns work'], {}, good)
  expect(answer.replies[0]!.ask).toEqual({ key: 'bot.helped' })
  const no = decideReply(answer.state, { kind: 'choice', act: acts(answer)[1]! }, [], context)
  expect(no.state.outcomes).toEqual([{ article: 'returns', helped: false }])
  expect(no.effects).toEqual([{ kind: 'outcome', article: 'returns', helped: false }])
  const yes = decideReply(no.state, { kind: 'choice', act: acts(answer)[0]! }, [], context)
  expect(yes.state.outcomes?.map(({ helped }) => helped)).toEqual([false, true])
})

test('a message can be left where nothing was found; the next words go to a person', () => {
  const decision = talk(['do you sell boats', { kind: 'choice', act: { kind: 'message' } }])
  expect(said(decision)[0]).toMatch(/Write your message here/)
  expect(talk(['do you sell boats', { kind: 'choice', act: { kind: 'message' } }, 'Please sell boats.']).handoff).toBe(
    'no-answer',
  )
})
