import type { AssistantFile } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { decideReply, newBotState, silence } from './index.ts'
import type { BotContext, BotState, Message } from './types.ts'

const assistant: AssistantFile = {
  version: 1,
  name: 'Rosso assistant',
  hello: { en: 'Hello, I am automated.' },
  threshold: 0.5,
  flows: [
    {
      id: 'size-help',
      startsOn: { greeting: 'two-sizes', words: { en: ['which size'] } },
      steps: [
        {
          id: 'ask',
          say: 'Wide or narrow feet?',
          choices: [
            { label: 'Wide', go: 'wide' },
            { label: 'Narrow', article: 'size-guide' },
          ],
        },
        { id: 'wide', say: 'Take the larger one.', choices: [{ label: 'Ask a person', handoff: true }] },
      ],
    },
  ],
}
const articles = new Map([
  ['returns', { id: 'returns', question: 'How do I return shoes?', summary: 'Within 30 days, unworn.' }],
  ['refund', { id: 'refund', question: 'When do I get my money back?', summary: 'Three working days.' }],
  ['size-guide', { id: 'size-guide', question: 'Which size?', summary: 'Half a size larger.' }],
])
const context: BotContext = { locale: 'en', assistant, article: (id) => articles.get(id) }
const text = (words: string): Message => ({ kind: 'text', text: words })
const decide = (message: Message, hits: { id: string; score: number }[] = [], state: BotState = newBotState()) =>
  decideReply(state, message, hits, context)

describe('answers', () => {
  test('a hit above the threshold is said with its source, and asked whether it helped', () => {
    const { replies, handoff } = decide(text('how to send shoes back'), [{ id: 'returns', score: 0.8 }])
    expect(replies[0]).toMatchObject({
      say: { text: 'Within 30 days, unworn.' },
      source: { id: 'returns', title: 'How do I return shoes?' },
    })
    expect(replies[0]!.choices.map((choice) => choice.act.kind)).toEqual(['helped', 'not-helped', 'handoff'])
    expect(handoff).toBeNull()
  })
  test('two readings are asked about, with a way out', () => {
    const { replies } = decide(text('return money'), [
      { id: 'returns', score: 0.7 },
      { id: 'refund', score: 0.69 },
    ])
    expect(replies[0]!.say).toEqual({ key: 'bot.didYouMean' })
    expect(replies[0]!.choices.map((choice) => choice.act)).toEqual([
      { kind: 'article', id: 'returns' },
      { kind: 'article', id: 'refund' },
      { kind: 'not-helped' },
    ])
  })
  test('below the threshold it says so and offers a person and the search', () => {
    const first = decide(text('do you sell boats'), [{ id: 'returns', score: 0.2 }])
    expect(first.replies[0]).toMatchObject({ say: { key: 'bot.noAnswer' } })
    expect(first.replies[0]!.choices.map((choice) => choice.act.kind)).toEqual(['handoff', 'search', 'message'])
    const second = decide(text('and planes'), [], first.state)
    expect(second.replies[0]).toMatchObject({
      say: { key: 'bot.noAnswerAgain' },
      choices: [{ act: { reason: 'no-answer' } }, { act: { kind: 'message' } }],
    })
  })
  test('an answer that did not help leads to a person', () => {
    const { replies } = decide({ kind: 'choice', act: { kind: 'not-helped' } })
    expect(replies[0]!.choices[0]!.act).toEqual({ kind: 'handoff', reason: 'not-helpful' })
  })
})

describe('flows', () => {
  test('a greeting that was answered starts its flow', () => {
    const { replies } = decide({ kind: 'greeting', greeting: 'two-sizes', article: null })
    expect(replies[0]!.say).toEqual({ text: 'Wide or narrow feet?' })
    expect(replies[0]!.choices.at(-1)!.act).toEqual({ kind: 'handoff', reason: 'asked' })
  })
  test('a flow speaks of what its greeting knew, and asks where the greeting did not say', () => {
    const flows = [
      {
        ...assistant.flows[0]!,
        steps: [
          {
            id: 'which',
            branches: [{ when: { filled: ['sizes'], slots: { product: 'Corsa*' } }, go: 'named' }],
            say: 'Which shoe?',
            choices: [{ label: 'Corsa', go: 'named' }],
          },
          {
            id: 'named',
            say: { en: '{product} in {sizes}, then.' },
            choices: [{ label: 'Ask', handoff: true as const }],
          },
        ],
      },
    ]
    const start = (vars?: Record<string, string>) =>
      decideReply(newBotState(), { kind: 'greeting', greeting: 'two-sizes', article: null, vars }, [], {
        ...context,
        assistant: { ...assistant, flows },
      }).replies[0]!.say
    expect(start({ product: 'Corsa red', sizes: '7.5 and 8', gap: '' })).toEqual({
      text: { en: 'Corsa red in 7.5 and 8, then.' },
    })
    expect(start({ product: 'Brio', sizes: '7.5 and 8' })).toEqual({ text: 'Which shoe?' })
    expect(start({ product: 'Corsa red', sizes: '' })).toEqual({ text: 'Which shoe?' })
    expect(start()).toEqual({ text: 'Which shoe?' })
  })
  test('what the greeting did not know is asked for where a step needs it', () => {
    const steps = [
      {
        id: 'which',
        say: 'Which shoe?',
        ask: { kind: 'text' as const, slot: 'product', retry: 'Which?', go: 'end' },
      },
      { id: 'end', say: { en: '{product}, then.' }, handoff: true as const },
    ]
    const start = (product: string) =>
      decideReply(newBotState(), { kind: 'greeting', greeting: 'two-sizes', article: null, vars: { product } }, [], {
        ...context,
        assistant: { ...assistant, flows: [{ ...assistant.flows[0]!, steps }] },
      }).replies[0]!.say
    expect(start('')).toEqual({ text: 'Which shoe?' })
    expect(start('Corsa')).toEqual({ text: { en: 'Corsa, then.' } })
  })
  test('words start it, a choice goes on, and its last step reaches a person', () => {
    const asked = decide(text('which size do I need?'))
    const wide = decide({ kind: 'choice', act: asked.replies[0]!.choices[0]!.act }, [], asked.state)
    expect(wide.replies[0]!.say).toEqual({ text: 'Take the larger one.' })
    expect(decide({ kind: 'choice', act: wide.replies[0]!.choices[0]!.act }, [], wide.state).handoff).toBe('flow')
  })
  test('a greeting without a flow says its article', () => {
    expect(decide({ kind: 'greeting', greeting: 'other', article: 'size-guide' }).replies[0]!.source?.id).toBe(
      'size-guide',
    )
  })
})

describe('a person', () => {
  test.each([
    'talk to a person',
    'Talk to a persn please',
    'can I speak with someone?',
    'I have wide feet, talk to a person please',
    'human',
    'Soovin inimesega rääkida',
    'chcę rozmawiać z człowiekiem',
    '转人工',
    '我想找真人客服',
    'saya nak bercakap dengan orang',
    'хочу поговорить с человеком',
    'Ich möchte mit einem Menschen sprechen',
    'je veux parler à un conseiller',
    'quiero hablar con una persona',
    'أريد التحدث مع موظف',
    'inimesega rääkida',
    'human please',
    '人工',
    'bercakap dengan orang',
    'поговорить с человеком',
    'mit einem Menschen sprechen',
    'I want a real person',
    'I need help from a human',
    'give me someone who can help',
    'proszę o kontakt z konsultantem',
    'wanna speak t someone',
  ])('%s → handed over', (words) => {
    const { handoff, state } = decide(text(words), [{ id: 'returns', score: 0.9 }])
    expect(handoff).toBe('asked')
    expect(decide(text('hello?'), [], state).replies).toEqual([])
  })
  test('once a person has it, the assistant is silent', () => {
    expect(decide(text('how do I return'), [{ id: 'returns', score: 1 }], silence(newBotState())).replies).toEqual([])
  })
})

describe('mood', () => {
  test.each([
    'where is my order??? third time I ask',
    'THIS IS USELESS, ANSWER ME',
    'see on kasutu!!! vastake ometi',
    'сколько можно ждать???',
    '你们太差了！！！',
  ])('%s → a person, with the reason', (words) => {
    expect(decide(text(words)).handoff).toBe('frustrated')
  })
  test('S3 annoyance that asks nothing is met with a person and not with "I have no answer"', () => {
    const decision = decide(text('this is useless'))
    expect(decision.replies.map(({ say }) => say)).toContainEqual({ key: 'bot.anotherWay' })
    expect(decision.replies.at(-1)!.choices[0]!.act.kind).toBe('handoff')
  })
  test('the same question again and again heats up', () => {
    let decision = decide(text('where is my parcel'))
    for (let i = 0; i < 3 && !decision.handoff; i++) decision = decide(text('where is my parcel'), [], decision.state)
    expect(decision.handoff).toBe('frustrated')
  })
  test.each([
    'Do you have the Corsa in size 8?',
    'How long does delivery take?',
    'EU 42 OR UK 8?',
    'My shoes are damaged, can I exchange them?',
    'Kas saan jalanõud tagastada?',
    'Сколько стоит доставка?',
    'Can someone else receive my parcel?',
    'Great shoes!',
    'Can I get it delivered to someone else?',
    'I need shoes for someone with flat feet',
    'Do you call people before delivery?',
    'Do I need to add a person to my account?',
    'quiero comprar zapatos para otra persona',
    'je veux offrir un bon à une personne',
    'chcę kupić buty dla osoby starszej',
    'saya nak beli untuk orang tua',
    'хочу купить подарок для человека',
    '和人造皮革一样吗',
    '确认邮件在垃圾邮件里吗',
    '可以跟人换吗',
    '这是真人发吗',
  ])('%s → no hand-over', (words) => {
    expect(decide(text(words)).handoff).toBeNull()
  })
})

test('an acronym in a script without capitals is no shouting', () => {
  expect(decide(text('لا تعمل DLP كما هو متوقع')).state.heat).toBe(0)
  expect(decide(text('WHERE IS MY ORDER NOW')).state.heat).toBeGreaterThan(0)
})

test('hello and thanks are not misses', () => {
  expect(decide(text('Tere!')).replies[0]!.say).toEqual({ text: { en: 'Hello, I am automated.' } })
  expect(decide(text('aitäh')).replies[0]!.say).toEqual({ key: 'bot.welcome' })
})

test('F64 a question may be answered on the server, with the own answer for where that comes to nothing', () => {
  const hits = [{ id: 'returns', score: 0.9 }]
  const asked = decideReply(newBotState(), { kind: 'text', text: 'How do I return it?' }, hits, {
    ...context,
    makes: true,
  })
  expect(asked.make).toBe('How do I return it?')
  expect(asked.replies[0]).toMatchObject({ source: { id: 'returns' } })
  const made = decideReply(asked.state, { kind: 'made', outcome: 'answered', article: 'returns' }, [], context)
  expect(made).toMatchObject({ replies: [], offer: { ask: { key: 'bot.helped' } } })
  expect(made.offer?.choices.map(({ act }) => act.kind)).toEqual(['helped', 'not-helped', 'handoff'])
  expect(decideReply(asked.state, { kind: 'made', outcome: 'failed' }, [], context)).toMatchObject({ replies: [] })
  expect(
    decideReply(newBotState(), { kind: 'text', text: 'hello' }, [], { ...context, makes: true }).make,
  ).toBeUndefined()
  expect(decideReply(newBotState(), { kind: 'text', text: 'How?' }, hits, context).make).toBeUndefined()
})
