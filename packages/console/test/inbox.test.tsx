import { act, cleanup } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { idOf, me, noon, summary } from './fake-world.ts'
import { renderConsole } from './render-console.tsx'

afterEach(cleanup)

const rows = (container: Element) => Array.from(container.querySelectorAll<HTMLElement>('[data-conversation]'))
const three = [
  summary(1, { waitingSince: noon - 90_000 }),
  summary(2, { waitingSince: noon - 42_000, handoffReason: 'frustrated' }),
  summary(3, {
    status: 'open',
    waitingSince: null,
    agent: me,
    handoffReason: null,
    agentRead: 1,
    updatedAt: noon - 8 * 60_000,
    visitor: { id: 'b7c-04f2', name: null, verified: false, online: false },
    preview: { text: 'The **parcel** left Tallinn.', author: 'agent' },
  }),
]

test('the list keeps the order of the client and says of each who, what and how long', () => {
  const { container, end } = renderConsole((fake) => {
    fake.conversations.value = three
  })
  const [first, second, third] = rows(container)
  expect(rows(container).map((row) => row.dataset.conversation)).toEqual([idOf(1), idOf(2), idOf(3)])
  expect(first?.textContent).toContain('Person 1')
  expect(first?.textContent).toContain('waiting 1 min')
  expect(first?.textContent).toContain('1:30')
  expect(second?.textContent).toContain('waiting 42 s')
  expect(second?.querySelector('.tag.danger')?.textContent).toBe('frustrated')
  expect(third?.textContent).toContain('Visitor 4F2')
  expect(third?.textContent).toContain('You: The parcel left Tallinn.')
  expect(third?.textContent).toContain('8 min')
  expect(first?.querySelector('[role=img][aria-label=Unread]')).not.toBeNull()
  expect(third?.querySelector('[aria-label=Unread]')).toBeNull()
  end()
})

test('the waiting clock ticks and turns red after five minutes', () => {
  const { container, world, end } = renderConsole((fake) => {
    fake.conversations.value = three
  })
  act(() => world.clock.turn(10_000))
  expect(rows(container)[1]?.textContent).toContain('waiting 52 s')
  act(() => world.clock.turn(5 * 60_000))
  expect(rows(container)[0]?.querySelector('.tag.danger')?.textContent).toBe('waiting 6 min')
  end()
})

test('a new order moves rows without drawing them anew, so that focus stays', () => {
  const { container, fake, end } = renderConsole((fake) => {
    fake.conversations.value = three
  })
  const second = rows(container)[1]
  second?.focus()
  act(() => {
    fake.conversations.value = [three[1]!, three[0]!, three[2]!]
  })
  expect(rows(container)[0]).toBe(second)
  expect(document.activeElement).toBe(second)
  end()
})

test('J and K move through the list and stop at its ends; in a field they are letters', () => {
  const { container, press, end } = renderConsole(
    (fake) => {
      fake.conversations.value = three
    },
    `#/inbox/${idOf(2)}`,
  )
  const moved = () => (document.activeElement as HTMLElement).dataset.conversation
  act(() => press('j'))
  expect(moved()).toBe(idOf(3))
  act(() => press('j'))
  expect(moved()).toBe(idOf(3))
  act(() => press('k'))
  expect(moved()).toBe(idOf(2))
  container.querySelector('textarea')?.focus()
  act(() => press('j'))
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
  end()
})

test('Alt and J open the next conversation, also out of the composer', () => {
  const { container, desk, press, end } = renderConsole(
    (fake) => {
      fake.conversations.value = three
    },
    `#/inbox/${idOf(1)}`,
  )
  container.querySelector('textarea')?.focus()
  act(() => press('∆', { altKey: true, code: 'KeyJ' }))
  expect(desk.thread.value?.id).toBe(idOf(2))
  end()
})

test('views show live counts, say where one is, and lead there', () => {
  const { getByRole, fake, world, end } = renderConsole()
  const waiting = getByRole('link', { name: /Waiting/ })
  expect(waiting.textContent).toContain('3')
  expect(getByRole('link', { name: /Inbox/ }).getAttribute('aria-current')).toBe('page')
  act(() => {
    fake.counts.value = { inbox: 2, mine: 0, mentions: 0, waiting: 4, unassigned: 1, snoozed: 0, solved: 0 }
  })
  expect(waiting.textContent).toContain('4')
  expect(world.titles.at(-1)).toBe('(4) Inbox · Rosso')
  act(() => world.place.go('#/waiting'))
  expect(fake.calls).toContainEqual(['choose', 'waiting'])
  expect(waiting.getAttribute('aria-current')).toBe('page')
  end()
})

test('an empty view says so in words', () => {
  const { getByText, world, end } = renderConsole()
  act(() => world.place.go('#/waiting'))
  expect(getByText('Nobody is waiting.')).toBeTruthy()
  end()
})

test('somebody who begins to wait is announced once, and the words do not stay', () => {
  const { getAllByRole, fake, world, end } = renderConsole((fake) => {
    fake.conversations.value = [three[0]!]
  })
  const said = () =>
    getAllByRole('status')
      .map((each) => each.textContent)
      .join('')
  expect(said()).toBe('')
  act(() => {
    fake.conversations.value = three
  })
  expect(said()).toBe('Person 2 waits for a person')
  act(() => world.clock.turn(1000))
  expect(said()).toBe('')
  end()
})

test('a lost connection is said, a returning one takes the words away', () => {
  const { queryByText, fake, world, end } = renderConsole()
  act(() => {
    fake.connection.value = 'offline'
  })
  expect(queryByText(/No connection/)).toBeNull()
  act(() => world.clock.turn(1500))
  expect(queryByText(/No connection/)).not.toBeNull()
  act(() => {
    fake.connection.value = 'online'
  })
  expect(queryByText(/No connection/)).toBeNull()
  expect(queryByText('Connected again.')).not.toBeNull()
  act(() => world.clock.turn(4000))
  expect(queryByText('Connected again.')).toBeNull()
  end()
})

test('trying to connect again is told apart from having no connection', () => {
  const { queryByText, fake, world, end } = renderConsole()
  act(() => {
    fake.connection.value = 'offline'
  })
  act(() => world.clock.turn(1500))
  act(() => {
    fake.connection.value = 'connecting'
  })
  expect(queryByText(/No connection/)).toBeNull()
  expect(queryByText(/^Connecting…/)).not.toBeNull()
  end()
})

test('a gap too short to matter is not told, nor is its end', () => {
  const { queryByText, fake, world, end } = renderConsole()
  act(() => {
    fake.connection.value = 'connecting'
  })
  act(() => world.clock.turn(1000))
  act(() => {
    fake.connection.value = 'online'
  })
  act(() => world.clock.turn(5000))
  expect(queryByText(/Connect/)).toBeNull()
  end()
})

test('the sheet of keys opens with ?, and its switch turns the single keys off', () => {
  const { getByRole, queryByRole, press, desk, end } = renderConsole()
  act(() => press('?'))
  const off = getByRole('checkbox') as HTMLInputElement
  expect(off.checked).toBe(true)
  act(() => off.click())
  expect(desk.preferences.singleKeys.value).toBe('off')
  act(() => getByRole('button', { name: 'Close' }).click())
  act(() => press('?'))
  expect(queryByRole('checkbox')).toBeNull()
  end()
})
