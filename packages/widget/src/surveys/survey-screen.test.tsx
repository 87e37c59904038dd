import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPanelFrom } from '../panel/create-panel.tsx'
import { conversationOf, createFakeClient, createHandClock, type FakeClient } from '../panel/testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from '../panel/testing/fake-host.ts'
import { createFakeFiles } from '../panel/testing/fake-site.ts'
import type { Panel } from '../seams.ts'

let clock: ReturnType<typeof createHandClock>
let client: FakeClient
let host: FakeHost
let panel: Panel
let kept: Map<string, unknown>

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const all = (selector: string) => [...root().querySelectorAll<HTMLElement>(selector)]
const button = (name: string) => all('button').find((each) => each.textContent?.trim() === name)!
const seen = (text: string | RegExp) =>
  vi.waitFor(() => expect(root().textContent ?? '').toMatch(text), { timeout: 3000 })
const answers = () => client.asked.filter(([name]) => name === 'answerSurvey').map(([, given]) => given)
const events = () => host.events.filter(({ name }) => name.startsWith('survey:')).map(({ name }) => name)

async function start(): Promise<void> {
  host = createFakeHost({})
  panel = await createPanelFrom({
    ...{ host, clock, memory: createMemory(kept), files: createFakeFiles(true) },
    openClient: () => client,
  })
}
beforeEach(() => {
  clock = createHandClock()
  client = createFakeClient(clock)
  kept = new Map()
  return start()
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
})

describe('S28 a survey outside of a conversation', () => {
  test('is a page of its own, sent as one answer of no conversation, with thanks', async () => {
    panel.show('survey/why')
    await seen('What keeps you from ordering?')
    expect(root().textContent).toContain('Rosso')
    expect(all('nav')).toEqual([])
    all('input')[0]!.click()
    await vi.waitFor(() => expect(button('Send').getAttribute('aria-disabled')).toBe('false'))
    button('Send')
      .closest('form')!
      .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await seen('Thank you for your feedback.')
    expect(answers()).toEqual([
      { survey: 'why', outcome: 'answered', answers: [{ question: 'reason', choices: ['price'] }] },
    ])
    expect(events()).toEqual(['survey:shown', 'survey:answered'])
  })

  test('comes with what the card was answered, and its follow-up; left half done, that much counts', async () => {
    const reply = { label: 'Bad', view: 'survey/verdict/0' }
    panel.answerGreeting({ id: 'survey-verdict', variant: null, text: 'Well?', label: 'Bad', reply })
    await seen('What went wrong?')
    panel.hide()
    await vi.waitFor(() =>
      expect(answers()).toEqual([
        { survey: 'verdict', outcome: 'answered', answers: [{ question: 'well', score: 0 }] },
      ]),
    )
    expect(client.threads.size).toBe(0)
  })

  test('skipping is one tap, takes back what was chosen and closes', async () => {
    panel.answerGreeting({
      ...{ id: 'survey-why', variant: null, text: 'Why?', label: 'Price' },
      reply: { label: 'Price', view: 'survey/why/price' },
    })
    await seen('What keeps you from ordering?')
    button('Skip').click()
    await vi.waitFor(() => expect(panel.isOpen()).toBe(false))
    expect(answers()).toEqual([{ survey: 'why', outcome: 'skipped', answers: [] }])
    expect(events()).toEqual(['survey:shown', 'survey:dismissed'])
  })
})

test('F104 a survey is asked in the language of the shopper, buttons and all', async () => {
  host.speak('et')
  panel.show('survey/why')
  await seen('Mis hoiab tellimast?')
  await vi.waitFor(() => expect(button('Saada')).toBeDefined(), { timeout: 3000 })
  expect(root().textContent).not.toContain('What keeps you')
})

test('F107 the page opens a survey by its view; who has answered is thanked, and not asked twice', async () => {
  panel.show('survey/asked')
  await seen('How do you like the shop?')
  all('input')[4]!.click()
  await vi.waitFor(() => expect(button('Send').getAttribute('aria-disabled')).toBe('false'))
  panel.hide()
  await vi.waitFor(() => expect(answers()).toHaveLength(1))
  panel.destroy()
  document.body.replaceChildren()
  await start()
  panel.show('survey/asked')
  await seen('Thank you for your feedback.')
  expect(all('input')).toEqual([])
  expect(answers()).toHaveLength(1)
})

describe('F106 the cooldown holds on the device, offline and for a shopper without a name', () => {
  const day = 86_400_000
  const asked = (days: number, survey: string, outcome: string | null = 'answered') =>
    kept.set('like:surveys', { [`survey-${survey}`]: { at: clock.now() - days * day, outcome } })
  const tab = () => root().querySelector('nav [aria-current]')?.textContent
  const isAsked = async (survey: 'why' | 'asked') => {
    client.connection.value = 'offline'
    panel.show('messages')
    await vi.waitFor(() => expect(tab()).toBe('Messages'), { timeout: 3000 })
    panel.show(`survey/${survey}`)
    const shown = () => all('form.survey').length > 0 || tab() === 'Home' || /Thank you/.test(`${root().textContent}`)
    await vi.waitFor(() => expect(shown()).toBe(true), { timeout: 3000 })
    return all('form.survey').length > 0
  }

  test.each([
    ['another survey a day before', 1, 'other', 'skipped', false],
    ['another, which still stands somewhere', 29, 'other', null, false],
    ['this one, skipped', 29.9, 'why', 'skipped', false],
    ['this one, answered', 29.9, 'why', 'answered', false],
    ['this one, answered so long ago that it may be asked again', 30, 'why', 'answered', true],
    ['another so long ago', 30, 'other', 'answered', true],
    ['this one, which still stands', 1, 'why', null, true],
  ])('%s', async (_, days, survey, outcome, may) => {
    asked(days, survey, outcome)
    expect(await isAsked('why')).toBe(may)
    expect(events()).toEqual(may ? ['survey:shown'] : [])
  })

  test('a survey says how long', async () => {
    asked(6.9, 'other')
    expect(await isAsked('asked')).toBe(false)
    asked(7, 'other')
    panel.destroy()
    document.body.replaceChildren()
    await start()
    expect(await isAsked('asked')).toBe(true)
  })

  test.each([
    ['dismissed', { at: 1, dismissedAt: 2, control: false }, false],
    ['withheld from the control group', { at: 1, dismissedAt: null, control: true }, true],
  ])('a question on a card counts as asked: %s', async (_, seen, may) => {
    const at = clock.now() - day
    kept.set('greetings', {
      memory: { seen: { 'survey-verdict': { ...seen, at }, sizes: { ...seen, at, control: false } } },
    })
    expect(await isAsked('why')).toBe(may)
  })

  test('what was asked in a conversation is remembered with how it ended', async () => {
    const thread = client.thread('t9')
    thread.add({ kind: 'system', id: null, name: null }, { kind: 'survey', survey: 'ces' })
    client.conversations.value = [conversationOf('t9', 'solved')]
    panel.show('chat/t9')
    await vi.waitFor(() => expect(all('form.survey')).toHaveLength(1), { timeout: 3000 })
    expect(kept.get('like:surveys')).toEqual({ 'survey-ces': { at: clock.now(), outcome: null } })
    button('Skip').click()
    expect(kept.get('like:surveys')).toEqual({ 'survey-ces': { at: clock.now(), outcome: 'skipped' } })
  })
})

describe('F107 in the middle of a conversation', () => {
  const conversation = {
    ...{ id: 't1', last: 2, agent: null, agentDelivered: 0, agentRead: 0, visitorRead: 2 },
    ...{ status: 'assistant' as const, updatedAt: 0 },
  }
  const talk = (status: 'assistant' | 'waiting' | 'open' | 'solved', minutesAgo: number) => {
    client.conversations.value = [{ ...conversation, status, updatedAt: clock.now() - minutesAgo * 60_000 }]
  }

  test.each([
    ['with the assistant', 'assistant', 1],
    ['while one waits for a person', 'waiting', 60],
    ['with a person', 'open', 60],
  ] as const)('%s a survey is not asked, whoever calls for it: the conversation is shown', async (_, status, ago) => {
    talk(status, ago)
    panel.show('survey/why')
    await vi.waitFor(() => expect(all('textarea')).toHaveLength(1))
    expect(root().textContent).not.toContain('What keeps you from ordering?')
    expect(events()).toEqual([])
    panel.hide()
    expect(answers()).toEqual([])
  })

  test.each([
    ['has been quiet', 'assistant', 4],
    ['was solved', 'solved', 0],
  ] as const)('it is asked where the conversation %s', async (_, status, ago) => {
    talk(status, ago)
    panel.show('survey/why')
    await seen('What keeps you from ordering?')
    expect(events()).toEqual(['survey:shown'])
  })
})
