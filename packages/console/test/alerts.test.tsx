import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { decideAlerts } from '../src/alerts/decide-alerts.ts'
import { createFakeMemory, idOf, me, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

const mine = (last: number, more = {}) =>
  summary(7, { status: 'open', agent: me, waitingSince: null, last, agentRead: 1, ...more })
const scene = (conversations: ReturnType<typeof summary>[], view = 'inbox', waiting = 0) => ({
  view,
  conversations,
  waiting,
})
const said = (alerts: ReturnType<typeof decideAlerts>) =>
  alerts.map(({ ring, conversation }) => [ring, conversation?.id ?? null])

test.each([
  ['somebody begins to wait', scene([]), scene([summary(1)]), [['waiting', idOf(1)]]],
  ['somebody still waits', scene([summary(1)]), scene([summary(1)]), []],
  ['new words in my own', scene([mine(1)]), scene([mine(2)]), [['words', idOf(7)]]],
  ['my own words', scene([mine(1)]), scene([mine(2, { preview: { text: 'x', author: 'agent' } })]), []],
  ['words that I have read', scene([mine(1)]), scene([mine(2, { agentRead: 2 })]), []],
  ['words in another’s', scene([]), scene([mine(2, { agent: { id: 'jaan', name: 'Jaan' } })]), []],
  ['another view', scene([], 'solved', 1), scene([summary(1)], 'inbox', 1), []],
  ['a view that shows nobody who waits', scene([], 'mine', 1), scene([], 'mine', 2), [['waiting', null]]],
  ['somebody stops waiting', scene([], 'mine', 2), scene([], 'mine', 1), []],
] as const)('%s', (_, before, after, alerts) => {
  expect(said(decideAlerts(before as never, after as never, me.id))).toEqual(alerts)
})

test('nothing rings or shows until somebody asks for it', () => {
  const { fake, world, end } = renderConsole()
  world.visible.value = false
  act(() => {
    fake.conversations.value = [summary(1)]
  })
  expect(world.rings).toEqual([])
  expect(world.shown).toEqual([])
  end()
})

test('with sound on, one bell for all that came at once, and none for what is being looked at', () => {
  const memory = createFakeMemory(new Map([['deskbell:sound', 'on']]))
  const { fake, world, end } = renderConsole(
    (fake) => {
      fake.conversations.value = [mine(1)]
    },
    `#/inbox/${idOf(7)}`,
    { memory },
  )
  act(() => {
    fake.conversations.value = [mine(2)]
  })
  expect(world.rings).toEqual([])
  act(() => {
    fake.conversations.value = [summary(1), summary(2), mine(3)]
  })
  expect(world.rings).toEqual(['waiting'])
  world.visible.value = false
  act(() => {
    fake.conversations.value = [summary(1), summary(2), mine(4)]
  })
  expect(world.rings).toEqual(['waiting', 'words'])
  end()
})

test('a notification names who and what, only while the page is hidden, and leads there', () => {
  const memory = createFakeMemory(new Map([['deskbell:notify', 'on']]))
  const { fake, world, desk, end } = renderConsole(() => {}, '#/inbox', { memory })
  act(() => {
    fake.conversations.value = [summary(1)]
  })
  expect(world.shown).toEqual([])
  world.visible.value = false
  act(() => {
    fake.conversations.value = [summary(1), summary(2)]
  })
  expect(world.shown).toMatchObject([{ title: 'Person 2 waits for a person', body: 'words of 2' }])
  act(() => world.shown[0]?.open())
  expect(desk.route.value).toEqual({ screen: 'inbox', view: 'waiting', conversation: idOf(2) })
  end()
})

test('permission is asked only on the click that switches notifications on', async () => {
  const { getByRole, queryByText, world, desk, end } = renderConsole(() => {}, '#/settings')
  let asked = 0
  const ask = world.notices.ask
  world.notices.ask = async () => {
    asked++
    await ask()
  }
  await settle()
  expect(asked).toBe(0)
  const box = getByRole('checkbox', { name: /notification/ })
  fireEvent.click(box)
  await settle()
  expect(asked).toBe(1)
  expect(desk.preferences.notify.value).toBe('on')
  act(() => {
    desk.preferences.notify.set('off')
    world.notices.permission.value = 'denied'
  })
  fireEvent.click(box)
  await settle()
  expect(asked).toBe(1)
  expect(desk.preferences.notify.value).toBe('off')
  expect((box as HTMLInputElement).checked).toBe(false)
  expect(queryByText(/forbids notifications/)).not.toBeNull()
  end()
})

test('switching the sound on is heard at once', async () => {
  const { getByRole, world, desk, end } = renderConsole(() => {}, '#/settings')
  fireEvent.click(getByRole('checkbox', { name: /sound/ }))
  await settle()
  expect(world.rings).toEqual(['words'])
  expect(desk.preferences.sound.value).toBe('on')
  end()
})

test('the tab’s icon and title count who waits', () => {
  const { fake, world, end } = renderConsole()
  act(() => {
    fake.counts.value = { inbox: 0, mine: 0, mentions: 0, waiting: 7, unassigned: 0, snoozed: 0, solved: 0 }
  })
  expect(world.marks.findLast(([name]) => name === 'badge')).toEqual(['badge', 7])
  expect(world.titles.at(-1)).toBe('(7) Inbox · Rosso')
  end()
})

test('Enter alone sends where that was chosen, and Shift and Enter begin a line', () => {
  const memory = createFakeMemory(new Map([['deskbell:send-key', 'enter']]))
  const { getByRole, fake, end } = renderConsole(() => {}, `#/inbox/${idOf(1)}`, { memory })
  const reply = getByRole('textbox', { name: 'Reply' })
  fireEvent.input(reply, { target: { value: 'Hello' } })
  fireEvent.keyDown(reply, { key: 'Enter', shiftKey: true })
  fireEvent.keyDown(reply, { key: 'Enter', isComposing: true })
  expect(fake.calls.some(([name]) => name === 'send')).toBe(false)
  fireEvent.keyDown(reply, { key: 'Enter' })
  expect(fake.calls).toContainEqual(['send', idOf(1), 'Hello', 'public'])
  end()
})

const low = (more = {}) => ({
  ...{ answer: 'a1', survey: 'effort', question: 'ease', score: 2, text: 'Nobody came', conversation: idOf(7), at: 1 },
  ...more,
})

test('S22 a low score is said and shown at once, and leads to its conversation', async () => {
  const { fake, desk, getByRole, getAllByText, queryByRole, end } = renderConsole()
  act(() => {
    fake.lowScore.value = low()
  })
  expect(getAllByText('A shopper gave a low score: 2', { exact: false })).toHaveLength(2)
  expect(getByRole('link', { name: 'See the conversation' }).getAttribute('href')).toBe(`#/solved/${idOf(7)}`)
  fireEvent.click(getByRole('button', { name: 'Hide this notice' }))
  await settle()
  expect(queryByRole('link', { name: 'See the conversation' })).toBeNull()
  act(() => {
    fake.lowScore.value = low({ answer: 'a2', conversation: null })
  })
  expect(getByRole('link', { name: 'See low scores' }).getAttribute('href')).toMatch(/^#\/reports/)
  act(() => {
    fake.lowScore.value = low({ answer: 'a3' })
  })
  await settle(() => desk.go({ screen: 'inbox', view: 'solved', conversation: idOf(7) }))
  await settle(() => desk.go({ screen: 'inbox', view: 'inbox', conversation: null }))
  expect(queryByRole('link', { name: 'See the conversation' })).toBeNull()
  end()
})

test('S22 away from the tab it is a notice, for who asked for notices, with the shopper’s words', () => {
  const memory = createFakeMemory(
    new Map([
      ['deskbell:notify', 'on'],
      ['deskbell:sound', 'on'],
    ]),
  )
  const { fake, world, end } = renderConsole(undefined, undefined, { memory })
  world.visible.value = false
  act(() => {
    fake.lowScore.value = low()
  })
  expect(world.rings).toEqual(['words'])
  expect(world.shown).toMatchObject([{ title: 'A shopper gave a low score: 2', body: 'Nobody came' }])
  end()
})
