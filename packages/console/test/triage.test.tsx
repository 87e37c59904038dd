import type { EntryBody } from '@deskbell/protocol'
import { fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'
import { sortAgents } from '../src/triage/assign-picker.tsx'
import { idleMs } from '../src/triage/auto-away.ts'
import { parseTag } from '../src/triage/parse-tag.ts'
import { localMinute } from '../src/triage/snooze-picker.tsx'
import { snoozeTimes } from '../src/triage/snooze-times.ts'
import { colleagues, context, idOf, line, me, noon, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

let shown: Shown
afterEach(() => shown?.end())

const open = (n = 1) =>
  renderConsole(
    (fake) => {
      fake.conversations.value = [1, 2, 3].map((each) => summary(each))
    },
    `#/inbox/${idOf(n)}`,
  )
const option = (name: RegExp) => screen.getByRole('option', { name })
const acts = (name: string) => shown.fake.calls.filter(([each]) => each === name)

test('F109 a key assigns the open conversation; who can take it stands first', async () => {
  shown = open()
  await settle(() => shown.press('a'))
  await settle()
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Mari (you)available, 2 open',
    'Liisavailable, 1 open',
    'Katiavailable, 4 open',
    'Jaanoffline, 0 open',
    'Returns',
    'Back to the queue',
    'Back to the assistant',
  ])
  fireEvent.input(screen.getByRole('combobox', { name: 'Assign to' }), { target: { value: 'kat' } })
  await settle(() => void fireEvent.keyDown(document.activeElement!, { key: 'Enter' }))
  expect(acts('assign')).toEqual([['assign', idOf(1), { kind: 'agent', id: 'agent-kati' }]])
})

test('a refused assignment is said where the conversation is', async () => {
  shown = open()
  shown.fake.answer.next = async () => ({ ok: false, error: { code: 'taken', retry: false } })
  await settle(() => fireEvent.click(screen.getByRole('button', { name: 'Assign' })))
  await settle()
  await settle(() => fireEvent.click(option(/queue/)))
  expect(screen.getByText('Somebody else has taken it.')).toBeTruthy()
})

test('a snooze is chosen from times in words, or written as a day and an hour', async () => {
  shown = open()
  await settle(() => shown.press('s'))
  expect(option(/In an hour/).textContent).toBe('In an hourTue 12 May, 13:00')
  await settle(() => fireEvent.click(option(/In an hour/)))
  expect(acts('snooze')).toEqual([['snooze', idOf(1), noon + 3_600_000]])
  await settle(() => shown.press('s'))
  await settle(() => fireEvent.click(option(/Choose day/)))
  await settle()
  const at = new Date(2026, 4, 20, 8, 30).getTime()
  fireEvent.input(screen.getByLabelText('Bring it back'), { target: { value: localMinute(at) } })
  await settle(() => fireEvent.submit(document.querySelector('dialog form')!))
  expect(acts('snooze')[1]).toEqual(['snooze', idOf(1), at])
})

test('F119 tags are added and removed one after the other in one list', async () => {
  shown = renderConsole(
    (fake) => {
      fake.conversations.value = [summary(1, { tags: ['sizing'] })]
      fake.tags.value = [
        { tag: 'sizing', count: 1 },
        { tag: 'returns', count: 4 },
      ]
    },
    `#/inbox/${idOf(1)}`,
  )
  await settle(() => shown.press('g'))
  await settle(() => fireEvent.click(option(/returns/)))
  await settle(() => fireEvent.click(option(/sizing/)))
  fireEvent.input(screen.getByRole('combobox'), { target: { value: ' Big, order' } })
  await settle()
  expect(screen.queryAllByRole('option')).toEqual([])
  fireEvent.input(screen.getByRole('combobox'), { target: { value: ' Big order' } })
  await settle()
  await settle(() => fireEvent.click(option(/Add “big order”/)))
  expect(acts('tag').map(([, , change]) => change)).toEqual([
    { add: ['returns'] },
    { remove: ['sizing'] },
    { add: ['big order'] },
  ])
})

test('the lists by tag stand under the views and lead there', async () => {
  shown = renderConsole((fake) => {
    fake.tags.value = [{ tag: 'big order', count: 3 }]
  })
  const link = screen.getByRole('link', { name: /big order/ })
  expect(link.textContent).toContain('3 conversations')
  await settle(() => shown.desk.go({ screen: 'inbox', view: 'inbox', tag: 'big order', conversation: null }))
  expect(acts('choose')).toEqual([['choose', 'inbox', 'big order']])
  expect(screen.getByRole('heading', { name: 'big order' })).toBeTruthy()
  expect(screen.getByRole('link', { name: /big order/ }).getAttribute('aria-current')).toBe('page')
})

test('rows are selected by box and Shift, and one act is for all of them', async () => {
  shown = open()
  const box = (n: number) => screen.getByRole('checkbox', { name: `Select Person ${n}` })
  await settle(() => fireEvent.click(box(1)))
  await settle(() => fireEvent.click(box(3), { shiftKey: true }))
  const bar = within(screen.getByRole('toolbar', { name: 'Selected conversations' }))
  expect(bar.getByText('3 selected')).toBeTruthy()
  await settle(() => fireEvent.click(bar.getByRole('button', { name: 'Solve' })))
  expect(acts('solve').map(([, id]) => id)).toEqual([idOf(1), idOf(2), idOf(3)])
  expect(screen.queryByRole('toolbar')).toBeNull()
  expect(shown.desk.utterances.value.map(({ text }) => text)).toContain('3 conversations changed')
})

test('what part of many refuses is said, and the rest stays selected; rows that leave are forgotten', async () => {
  shown = open()
  await settle(() => shown.desk.triage.selection.set([idOf(2), idOf(3)]))
  shown.fake.answer.next = async () => ({ ok: false, error: { code: 'closed', retry: false } })
  await settle(() => shown.press('p'))
  await settle(() => fireEvent.click(option(/Urgent/)))
  expect(acts('prioritise')).toHaveLength(2)
  expect(within(screen.getByRole('toolbar')).getByRole('alert').textContent).toBe('This conversation is closed.')
  await settle(() => {
    shown.fake.conversations.value = [summary(3)]
  })
  expect([...shown.desk.triage.selection.ids.value]).toEqual([idOf(3)])
})

test('merging offers the shopper’s other open conversations and goes there', async () => {
  shown = open()
  await settle(() => {
    shown.fake.thread(idOf(1)).context.value = context({
      before: [
        { id: idOf(8), at: noon - 86_400_000, status: 'open', survey: null },
        { id: idOf(9), at: noon - 2 * 86_400_000, status: 'solved', survey: null },
      ],
    })
  })
  expect(shown.desk.acts.do('merge')).toBe(true)
  await settle()
  expect(screen.getAllByRole('option')).toHaveLength(1)
  await settle(() => fireEvent.click(screen.getByRole('option')))
  expect(acts('merge')).toEqual([['merge', idOf(1), idOf(8)]])
  expect(shown.desk.route.value).toMatchObject({ conversation: idOf(8) })
})

test('what agents did is told between the words', async () => {
  shown = open()
  const author = { kind: 'agent' as const, id: 'agent-jaan', name: 'Jaan' }
  const happened = (body: EntryBody) => line('', { stream: 'internal', author, body })
  await settle(() => {
    shown.fake.thread(idOf(1)).lines.value = [
      happened({ kind: 'assigned', to: { kind: 'team', id: 'returns' }, name: 'Returns' }),
      happened({ kind: 'assigned', to: { kind: 'assistant' }, name: null }),
      happened({ kind: 'tagged', added: ['vip'], removed: [] }),
      happened({ kind: 'prioritised', priority: 'high' }),
      happened({ kind: 'woken', why: 'words' }),
      happened({ kind: 'merged', from: idOf(5) }),
    ]
  })
  expect([...document.querySelectorAll('.event')].map(({ textContent }) => textContent)).toEqual([
    'Jaan assigned it to Returns',
    'Jaan gave it back to the assistant',
    'Jaan tagged it vip',
    'Jaan set the priority: High',
    'Back, because the shopper wrote',
    'Another conversation was merged into this one',
  ])
  expect(document.querySelector('.event a')?.getAttribute('href')).toBe(`#/inbox/${idOf(5)}`)
})

test('the clock turns red at the site’s target', async () => {
  shown = open()
  const tag = () => document.querySelector('.title .tag')?.className
  expect(tag()).toBe('tag brass')
  await settle(() => shown.world.clock.turn(300_000))
  expect(tag()).toBe('tag danger')
})

test('the end of a long list asks for the next page', async () => {
  shown = renderConsole((fake) => {
    fake.conversations.value = Array.from({ length: 30 }, (_, n) => summary(n))
    fake.more.value = true
    fake.counts.value = { inbox: 9000, mine: 0, mentions: 0, waiting: 0, unassigned: 0, snoozed: 0, solved: 0 }
  })
  await settle()
  expect(acts('loadMore')).toHaveLength(1)
  expect(document.querySelector('.list li')?.getAttribute('aria-setsize')).toBe('9000')
})

describe('availability', () => {
  test('is chosen below the views', async () => {
    shown = renderConsole()
    await settle(() => fireEvent.click(screen.getByRole('button', { name: 'Your availability: Available' })))
    await settle(() => fireEvent.click(option(/Away/)))
    expect(acts('availability')).toEqual([['availability', 'away']])
  })
  test('becomes away by itself after a while and comes back with the person', async () => {
    shown = renderConsole()
    await settle(() => shown.world.clock.turn(idleMs - 1000))
    shown.world.stir()
    await settle(() => shown.world.clock.turn(idleMs - 1000))
    expect(acts('availability')).toEqual([])
    await settle(() => shown.world.clock.turn(2000))
    shown.world.stir()
    expect(acts('availability').map(([, to]) => to)).toEqual(['away', 'online'])
  })
  test('that was chosen is left alone', async () => {
    shown = renderConsole((fake) => {
      fake.availability.value = 'offline'
    })
    await settle(() => shown.world.clock.turn(idleMs + 1000))
    shown.world.stir()
    expect(acts('availability')).toEqual([])
  })
})

test.each([
  [
    'Tuesday',
    new Date(2026, 4, 12, 12),
    ['2026-05-12T13:00', '2026-05-12T15:00', '2026-05-13T09:00', '2026-05-18T09:00'],
  ],
  [
    'Monday',
    new Date(2026, 4, 11, 12),
    ['2026-05-11T13:00', '2026-05-11T15:00', '2026-05-12T09:00', '2026-05-18T09:00'],
  ],
  ['Sunday', new Date(2026, 4, 17, 12), ['2026-05-17T13:00', '2026-05-17T15:00', '2026-05-18T09:00']],
])('the times to come back on a %s', (_, now, times) => {
  expect(snoozeTimes(now.getTime()).map(({ at }) => localMinute(at))).toEqual(times)
})

test.each([
  [' VIP ', 'vip'],
  ['a,b', null],
  ['  ', null],
  ['x'.repeat(41), null],
])('typed %j is the tag %j', (text, tag) => {
  expect(parseTag(text)).toBe(tag)
})

test('agents by who can take it: oneself, online by load, away, offline', () => {
  expect(sortAgents(colleagues.agents, me.id).map(({ name }) => name)).toEqual(['Mari', 'Liis', 'Kati', 'Jaan'])
})

describe('F112 who else is there', () => {
  const jaan = { id: 'agent-jaan', name: 'Jaan' }
  test('is said beside the name and in the list, oneself left out', async () => {
    shown = open()
    await settle(() => {
      shown.fake.viewers.value = new Map([
        [
          idOf(1),
          [
            { ...me, replying: true },
            { ...jaan, replying: false },
          ],
        ],
        [idOf(2), [{ ...jaan, replying: true }]],
      ])
    })
    expect(document.querySelector('.others')?.textContent).toBe('Jaan is looking')
    expect(document.querySelectorAll('.row')[1]?.textContent).toContain('Jaan is replying')
    expect(document.querySelectorAll('.row')[0]?.textContent).not.toContain('replying')
  })
  test('warns the second writer, and tells others of one’s own reply, not of a note', async () => {
    shown = open()
    await settle(() => {
      shown.fake.viewers.value = new Map([[idOf(1), [{ ...jaan, replying: true }]]])
    })
    expect(document.querySelector('.also')).toBeNull()
    await settle(
      () => void fireEvent.input(screen.getByRole('textbox', { name: 'Reply' }), { target: { value: 'Hi' } }),
    )
    expect(screen.getByText('Jaan is writing a reply, too.')).toBeTruthy()
    expect(acts('look').at(-1)).toEqual(['look', idOf(1), true])
    await settle(() => fireEvent.click(screen.getByRole('button', { name: 'Note' })))
    expect(acts('look').at(-1)).toEqual(['look', idOf(1), false])
  })
  test('a page that nobody sees looks at nothing', async () => {
    shown = open()
    await settle(() => {
      shown.world.visible.value = false
    })
    expect(acts('look').at(-1)).toEqual(['look', null, false])
  })
})

describe('the search', () => {
  const search = () => screen.getByRole('searchbox', { name: 'Search all conversations' })
  const ask = async (text: string) => {
    await settle(() => void fireEvent.input(search(), { target: { value: text } }))
    await settle(() => shown.world.clock.turn(200))
  }
  test('shows what the server finds, acts on it, and gives the view back', async () => {
    shown = open()
    shown.fake.answers.set('conversation:search', () => ({
      ...{ ok: true, more: false },
      conversations: [summary(7, { status: 'solved', waitingSince: null })],
    }))
    await settle(() => shown.press('/'))
    expect(document.activeElement).toBe(search())
    await ask('cor')
    await ask('corsa')
    expect(acts('conversation:search').map(([, input]) => input)).toEqual([{ query: 'cor' }, { query: 'corsa' }])
    expect([...document.querySelectorAll('.row .who')].map(({ textContent }) => textContent)).toEqual(['Person 7'])
    await settle(() => shown.desk.triage.selection.toggle(idOf(7)))
    await settle(() => shown.desk.triage.run((each) => each.tag({ add: ['vip'] })))
    expect(acts('tag').map(([, id]) => id)).toEqual([idOf(7)])
    await settle(() => void fireEvent.keyDown(search(), { key: 'Escape' }))
    expect(document.querySelectorAll('.row')).toHaveLength(3)
  })
  test('says when nothing is found and when nobody answers', async () => {
    shown = open()
    await ask('corsa')
    expect(screen.getByText('No answer from the server. Try again.')).toBeTruthy()
    shown.fake.answers.set('conversation:search', () => ({ ok: true, conversations: [], more: false }))
    await ask('corsa r')
    expect(screen.getByText('No conversation has all of these words.')).toBeTruthy()
  })
})
