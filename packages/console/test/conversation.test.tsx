import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { context, createFakeMemory, idOf, line, me, noon, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

const here = `#/inbox/${idOf(1)}`
const mine = { kind: 'agent' as const, id: me.id, name: me.name }

test('take asks the server; who loses the race reads why', async () => {
  const { getByRole, getAllByRole, fake, end } = renderConsole(() => {}, here)
  act(() => getByRole('button', { name: 'Take' }).click())
  await settle()
  expect(fake.calls).toContainEqual(['take', idOf(1)])
  fake.answer.next = async () => ({ ok: false, error: { code: 'taken', retry: false } })
  act(() => getByRole('button', { name: 'Take' }).click())
  await settle()
  expect(getAllByRole('alert').map((each) => each.textContent)).toContain('Somebody else has taken it.')
  end()
})

test('the conversation’s language stands in its head, named in the reader’s language', () => {
  const { fake, end } = renderConsole(() => {}, here)
  const head = () => document.querySelector('.conversation .top')?.textContent
  expect(head()).toContain('Estonian')
  act(() => {
    fake.thread(idOf(1)).summary.value = summary(1, { locale: 'pl' })
  })
  expect(head()).toContain('Polish')
  end()
})

test('a second click while the first is on its way asks nothing', async () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  let answer = () => {}
  fake.answer.next = () =>
    new Promise((ok) => {
      answer = () => ok({ ok: true, conversation: summary(1) })
    })
  const solve = getByRole('button', { name: 'Solve' })
  act(() => solve.click())
  act(() => solve.click())
  expect(fake.calls.filter(([name]) => name === 'solve')).toHaveLength(1)
  expect(solve.getAttribute('aria-disabled')).toBe('true')
  answer()
  await settle()
  expect(solve.getAttribute('aria-disabled')).toBe('false')
  end()
})

test('what can be done follows the status', () => {
  const { getByRole, queryByRole, queryByText, fake, end } = renderConsole(() => {}, here)
  const shown = () => ['Take', 'Solve', 'Reopen'].filter((name) => queryByRole('button', { name }))
  expect(shown()).toEqual(['Take', 'Solve'])
  act(() => {
    fake.thread(idOf(1)).summary.value = summary(1, { status: 'open', agent: me, waitingSince: null })
  })
  expect(shown()).toEqual(['Solve'])
  act(() => {
    fake.thread(idOf(1)).summary.value = summary(1, { status: 'solved', waitingSince: null })
  })
  expect(shown()).toEqual(['Reopen'])
  act(() => {
    const agent = { id: 'agent-jaan', name: 'Jaan' }
    fake.thread(idOf(1)).summary.value = summary(1, { status: 'open', agent, waitingSince: null })
  })
  expect(shown()).toEqual([])
  expect(queryByText('Jaan has it. You can leave a note.')).not.toBeNull()
  expect(queryByRole('textbox')).toBeNull()
  act(() => getByRole('button', { name: 'Note' }).click())
  expect(queryByRole('textbox', { name: 'Note' })).not.toBeNull()
  end()
})

test('a reply goes to the shopper, a note to the team, and neither draft becomes the other', () => {
  const { getByRole, queryByRole, fake, press, end } = renderConsole(() => {}, here)
  const reply = getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement
  fireEvent.input(reply, { target: { value: 'half a reply' } })
  act(() => getByRole('button', { name: 'Note' }).click())
  const note = getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement
  expect(note.value).toBe('')
  expect(queryByRole('textbox', { name: 'Reply' })).toBeNull()
  fireEvent.input(note, { target: { value: 'returned once before' } })
  act(() => getByRole('button', { name: 'Add note' }).click())
  expect(fake.calls).toContainEqual(['send', idOf(1), 'returned once before', 'internal'])
  expect(document.activeElement).toBe(note)
  note.blur()
  act(() => press('r'))
  expect((getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement).value).toBe('half a reply')
  act(() => getByRole('button', { name: 'Send' }).click())
  expect(fake.calls).toContainEqual(['send', idOf(1), 'half a reply', 'public'])
  end()
})

test('nobody learns that a note is being written', () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  act(() => getByRole('button', { name: 'Note' }).click())
  fireEvent.input(getByRole('textbox', { name: 'Note' }), { target: { value: 'secret' } })
  expect(fake.calls.filter(([name, , typing]) => name === 'typing' && typing === true)).toEqual([])
  act(() => getByRole('button', { name: 'Reply' }).click())
  fireEvent.input(getByRole('textbox', { name: 'Reply' }), { target: { value: 'Hi' } })
  expect(fake.calls).toContainEqual(['typing', idOf(1), true])
  end()
})

test('Enter is a new line, Ctrl and Enter send, blank is not sent', () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  const reply = getByRole('textbox', { name: 'Reply' })
  const sent = () => fake.calls.filter(([name]) => name === 'send')
  fireEvent.input(reply, { target: { value: '   ' } })
  fireEvent.keyDown(reply, { key: 'Enter', ctrlKey: true })
  fireEvent.input(reply, { target: { value: 'Hello' } })
  fireEvent.keyDown(reply, { key: 'Enter' })
  expect(sent()).toEqual([])
  fireEvent.keyDown(reply, { key: 'Enter', ctrlKey: true })
  expect(sent()).toEqual([['send', idOf(1), 'Hello', 'public']])
  fireEvent.input(reply, { target: { value: 'x'.repeat(4001) } })
  fireEvent.keyDown(reply, { key: 'Enter', metaKey: true })
  expect(sent()).toHaveLength(1)
  end()
})

test('Ctrl, Shift and Enter send first and solve when it has arrived', async () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  const reply = getByRole('textbox', { name: 'Reply' })
  fireEvent.input(reply, { target: { value: 'Done!' } })
  fireEvent.keyDown(reply, { key: 'Enter', ctrlKey: true, shiftKey: true })
  const { lines } = fake.thread(idOf(1))
  const own = line('Done!', { cid: 'cid-1', author: mine, state: 'waiting', seq: null })
  act(() => {
    lines.value = [own]
  })
  await settle()
  expect(fake.calls).not.toContainEqual(['solve', idOf(1)])
  act(() => {
    lines.value = [{ ...own, state: 'sent', seq: 9 }]
  })
  await settle()
  expect(fake.calls).toContainEqual(['solve', idOf(1)])
  end()
})

test('a draft survives a reload and is forgotten on signing out', async () => {
  const memory = createFakeMemory()
  const first = renderConsole(() => {}, here, { memory })
  fireEvent.input(first.getByRole('textbox', { name: 'Reply' }), { target: { value: 'half' } })
  first.end()
  const second = renderConsole(() => {}, here, { memory })
  expect((second.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement).value).toBe('half')
  vi.stubGlobal('confirm', () => true)
  act(() => second.getByRole('button', { name: 'Sign out' }).click())
  await settle()
  vi.unstubAllGlobals()
  expect(memory.keys('deskbell:draft:')).toEqual([])
  second.end()
})

test('every kind of line says who speaks and what happened', () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  const system = { kind: 'system' as const, id: null, name: null }
  const source = { id: 'sizes', title: 'Which size should I take?' }
  act(() => {
    fake.thread(idOf(1)).lines.value = [
      line('', { body: { kind: 'greeting', greeting: 'two-sizes', text: 'Two sizes of one shoe?' } }),
      line('Which size?'),
      line('Half a size up.', {
        author: { kind: 'assistant', id: null, name: null },
        body: { kind: 'text', text: 'Half a size up.', source },
      }),
      line('', { author: system, body: { kind: 'handoff', reason: 'asked' } }),
      line('She returned one', { stream: 'internal', author: { kind: 'agent', id: 'agent-jaan', name: 'Jaan' } }),
      line('', { author: mine, body: { kind: 'taken' } }),
      line('Take the 8.', { author: mine, state: 'read' }),
      line('And this failed', { author: mine, state: 'failed', error: 'rate_limited', cid: 'cid-9', seq: null }),
      line('', { author: mine, body: { kind: 'solved' } }),
      line('', { author: system, body: { kind: 'survey', survey: 'effort' } }),
    ]
  })
  const log = getByRole('log', { name: 'Conversation' })
  const text = log.textContent ?? ''
  for (const words of [
    'Today',
    'Greeting: Two sizes of one shoe?',
    'from “Which size should I take?”',
    'Handed over: asked for a person',
    'Note, only the team sees it',
    'Jaan',
    'You took it',
    'Not sent',
    'Too quick. Wait a little and try again.',
    'Solved by you',
    'Survey sent',
  ])
    expect(text).toContain(words)
  expect(log.getAttribute('aria-live')).toBe('off')
  act(() => getByRole('button', { name: 'Try again' }).click())
  expect(fake.calls).toContainEqual(['retry', idOf(1), 'cid-9'])
  end()
})

test('own words show how far they got', () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  const { lines } = fake.thread(idOf(1))
  const own = line('Take the 8.', { author: mine, seq: 5 })
  for (const [state, words] of [
    ['waiting', 'Sending…'],
    ['sent', 'Sent'],
    ['delivered', 'Delivered'],
    ['read', 'Read'],
  ] as const) {
    act(() => {
      lines.value = [{ ...own, state }]
    })
    expect(getByRole('log').querySelector('.state')?.textContent).toBe(words)
  }
  end()
})

test('it is read only while somebody can see it', () => {
  const { fake, world, end } = renderConsole(() => {}, here)
  const read = () => fake.calls.filter(([name]) => name === 'read').length
  act(() => {
    world.visible.value = false
  })
  act(() => {
    fake.thread(idOf(1)).lines.value = [line('one')]
  })
  expect(read()).toBe(0)
  act(() => {
    world.visible.value = true
  })
  expect(read()).toBe(1)
  end()
})

test('new words of the shopper are announced once; those that stood there are not', () => {
  const { container, fake, end } = renderConsole(() => {}, here)
  const said = () => container.querySelector('[role=status].vh')?.textContent
  const { lines } = fake.thread(idOf(1))
  act(() => {
    lines.value = [line('old', { seq: 1 })]
  })
  expect(said()).toBe('')
  act(() => {
    lines.value = [...lines.value, line('new', { seq: 2 }), line('mine', { seq: 3, author: mine, state: 'sent' })]
  })
  expect(said()).toBe('Person 1: new')
  act(() => {
    lines.value = [...lines.value]
  })
  expect(said()).toBe('Person 1: new')
  end()
})

test('the shopper’s typing shows and ends', () => {
  const { queryByText, fake, end } = renderConsole(() => {}, here)
  const { typing } = fake.thread(idOf(1))
  act(() => {
    typing.value = { kind: 'visitor', id: 'visitor-1', name: null }
  })
  expect(queryByText('Person 1 is typing…')).not.toBeNull()
  // F37: where the site shows it, the words so far, which no reader is told letter by letter.
  act(() => {
    typing.value = { kind: 'visitor', id: 'visitor-1', name: null, text: 'I wonder <b>if' }
  })
  expect(queryByText('I wonder <b>if')?.closest('[role=status], [aria-live]')).toBeNull()
  act(() => {
    typing.value = null
  })
  expect(queryByText(/typing|wonder/)).toBeNull()
  end()
})

test('the shopper’s cart, page and history stand beside the words, live', () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  const thread = fake.thread(idOf(1))
  const before = [{ id: idOf(7), at: noon - 70 * 86_400_000, status: 'solved' as const, survey: 'CES 5' }]
  act(() => {
    thread.context.value = context({ before })
    thread.answers.value = [
      {
        cid: idOf(9),
        survey: 'effort',
        conversation: idOf(1),
        request: null,
        outcome: 'answered',
        answers: [{ question: 'easy', score: 2 }],
      },
    ]
  })
  const pane = getByRole('complementary', { name: 'Shopper' })
  for (const words of [
    'In the cart, €258.00',
    'Corsa red, 7.5',
    '€129.00',
    'Your cart',
    'news.example/letter',
    'Estonian',
    'iPhone, Safari',
    'Not verified',
    '4 visits',
    'solved, CES 5',
  ])
    expect(pane.textContent).toContain(words)
  const picture = pane.querySelector('img')
  expect(picture?.getAttribute('referrerpolicy')).toBe('no-referrer')
  act(() => {
    thread.context.value = context({ cart: { currency: null, total: null, items: [] } })
  })
  expect(pane.textContent).toContain('The cart is empty.')
  act(() => {
    thread.context.value = context({ cart: null })
  })
  expect(pane.textContent).toContain('The cart is not known.')
  end()
})

test('survey answers are named by the site’s questions', async () => {
  const { getByRole, fake, end } = renderConsole(() => {}, here)
  await settle()
  act(() => {
    fake.thread(idOf(1)).answers.value = [
      {
        cid: idOf(9),
        survey: 'effort',
        conversation: idOf(1),
        request: null,
        outcome: 'answered',
        answers: [
          { question: 'easy', score: 2 },
          { question: 'what', choices: ['waiting'] },
        ],
      },
    ]
  })
  const pane = getByRole('complementary', { name: 'Shopper' })
  expect(pane.textContent).toContain('How easy was it to get help today?2 of 5')
  expect(pane.textContent).toContain('Waiting')
  end()
})

test('signed out shows the way in and says what went wrong', async () => {
  const asked: unknown[][] = []
  const { getByRole, getByLabelText, container, end } = renderConsole(
    (fake) => {
      fake.signedOut.value = true
    },
    here,
    {
      session: {
        signIn: async (...given) => {
          asked.push(given)
          return 'refused'
        },
        byCompany: async () => false,
        signOut: async () => true,
        restart: () => {
          throw new Error('nobody was let in')
        },
      },
    },
  )
  fireEvent.input(getByLabelText('E-mail'), { target: { value: 'mari@shop.example' } })
  fireEvent.input(getByLabelText('Password'), { target: { value: 'wrong' } })
  fireEvent.submit(container.querySelector('form')!)
  await settle()
  expect(asked).toEqual([['mari@shop.example', 'wrong', undefined]])
  expect(getByRole('alert').textContent).toBe('E-mail and password do not belong together.')
  expect(container.querySelector('nav')).toBeNull()
  end()
})

test('F30 words of the team and the assistant have the marks that the shopper sees, the shopper’s own stay as written', async () => {
  const text = 'Take **the red**:\n- [guide](https://a.example/g)\n- `7.5`\n\nor www.b.example'
  const { container, fake } = renderConsole(() => {}, `#/inbox/${idOf(1)}`)
  act(() => {
    fake.thread(idOf(1)).lines.value = [
      line(text, { key: 'a' }),
      line(text, { key: 'b', author: { kind: 'assistant', id: null, name: null } }),
      line('*later*', { key: 'c', stream: 'internal', author: { kind: 'agent', id: 'x', name: 'Mari' } }),
    ]
  })
  const [own, assistant, note] = [...container.querySelectorAll('.bubble')]
  expect(own?.textContent).toBe(text)
  expect(own?.querySelector('strong, li')).toBeNull()
  expect(own?.querySelector('a')?.href).toBe('https://a.example/g')
  expect(assistant?.querySelector('strong')?.textContent).toBe('the red')
  expect([...(assistant?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual(['guide', '7.5'])
  expect([...(assistant?.querySelectorAll('a') ?? [])].map(({ href, rel }) => [href, rel])).toEqual([
    ['https://a.example/g', 'noopener noreferrer nofollow'],
    ['https://www.b.example/', 'noopener noreferrer nofollow'],
  ])
  expect(note?.querySelector('em')?.textContent).toBe('later')
})
