import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseMarkdown, type Span } from '@deskbell/protocol'
import { act, cleanup } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { answerReplies, savedReply } from './fake-replies.ts'
import { context, createFakeMemory, emptyReport, idOf, line, me, noon, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

const here = `#/inbox/${idOf(1)}`
const own = [
  '<script>window.__hit = 1</script>',
  '<img src=x onerror="window.__hit = 1">',
  '"><svg onload=window.__hit=1>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://a.example/"onmouseover="alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '</textarea><iframe srcdoc="<script>alert(1)</script>">',
  '\u202Egnp.exe',
]

const shared = join(import.meta.dirname, '../../../../shared/hostile-inputs')

interface Repeated {
  $t: 'repeat'
  pre?: string
  s: string
  n: number
  post?: string
}

/** A text as it stands, or one too long to stand in a file. */
function textOf(input: unknown): string | null {
  if (typeof input === 'string') return input
  const { $t, pre = '', s, n, post = '' } = (input ?? {}) as Repeated
  return $t === 'repeat' ? pre + s.repeat(n) + post : null
}

/** Every text of the folder: its rows' inputs, with those that JSON cannot hold made whole. */
function readShared(): string[] {
  if (!existsSync(shared)) {
    console.warn('SKIPPED: the shared hostile inputs are not here; only the own list is tested')
    return []
  }
  const files = ['own', 'public'].flatMap((folder) =>
    readdirSync(join(shared, folder)).map((name) => join(shared, folder, name)),
  )
  const rows = files.flatMap((file) => {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(parsed) ? (parsed as { input?: unknown }[]) : []
  })
  return rows.flatMap(({ input }) => {
    const text = textOf(input)
    return text?.trim() ? [text] : []
  })
}
const all = [...new Set([...own, ...readShared()])]
/** A few at a time, so that each is drawn once and not a thousand times. */
const chunks = Array.from({ length: Math.ceil(all.length / 25) }, (_, n) => all.slice(n * 25, n * 25 + 25))

const foreign = 'script,iframe,object,embed,style,link,meta,base'

/** What runs, loads or leads elsewhere than a text may. */
function faultsOf(element: Element): string[] {
  const { href, src, rel, target } = Object.fromEntries(
    Array.from(element.attributes, ({ name, value }) => [name, value]),
  )
  const address = href ?? src
  const outside = href !== undefined && !href.startsWith('#')
  return [
    ...(element.matches(foreign) ? [`element ${element.tagName}`] : []),
    ...element.getAttributeNames().filter((name) => /^(on|style$)/.test(name)),
    ...(address !== undefined && !/^(#|https?:|mailto:)/.test(address) ? [`address ${address}`] : []),
    ...(outside && (rel !== 'noopener noreferrer nofollow' || target !== '_blank') ? [`link ${rel} ${target}`] : []),
  ]
}
const check = (root: Element) => expect(Array.from(root.querySelectorAll('*')).flatMap(faultsOf)).toEqual([])
const untouched = () => expect((globalThis as { __hit?: unknown }).__hit).toBeUndefined()

test('[T1] [T58] names and newest words of the list stay text', () => {
  const { container, fake, end } = renderConsole()
  for (const texts of chunks) {
    act(() => {
      fake.conversations.value = texts.map((text, n) =>
        summary(n, {
          visitor: { id: text, name: text, verified: true, online: true },
          agent: n % 2 ? { id: text, name: text } : null,
          status: n % 2 ? 'open' : 'waiting',
          preview: { text, author: 'visitor' },
          handoffReason: text,
        }),
      )
    })
    check(container)
    const drawn = Array.from(container.querySelectorAll<HTMLElement>('.row'))
    expect(drawn.length).toBeGreaterThan(8 * Math.min(1, Math.floor(texts.length / 9)))
    for (const row of drawn) {
      const text = texts[Number(row.dataset.conversation?.slice(-12))]
      expect(row.querySelector('.who')?.textContent).toBe(text?.trim())
      expect(row.querySelector('.preview')?.textContent).toBe(text)
    }
  }
  untouched()
  end()
})

const said = (span: Span): string =>
  typeof span === 'string' ? span : 'text' in span ? span.text : span.c.map(said).join('')
/** What is left of a text when its marks are drawn. */
const wordsOf = (text: string): string =>
  parseMarkdown(text)
    .flatMap((part) =>
      part.t === 'p' ? part.c.map(said) : part.t === 'pre' ? [part.text] : part.items.flat().map(said),
    )
    .join('')

test('[T1] [T3] [T58] [T59] words of shopper, assistant and team stay text, in order and unchanged', () => {
  const { container, fake, getByRole, end } = renderConsole(() => {}, here)
  const { lines } = fake.thread(idOf(1))
  for (const texts of chunks) {
    act(() => {
      lines.value = texts.flatMap((text, n) => [
        line(text, { key: `a${n}` }),
        line(text, {
          key: `b${n}`,
          author: { kind: 'assistant', id: null, name: text },
          body: { kind: 'text', text, source: { id: 'x', title: text } },
        }),
        line(text, { key: `c${n}`, stream: 'internal', author: { kind: 'agent', id: text, name: text } }),
        line(text, { key: `d${n}`, body: { kind: 'greeting', greeting: 'x', text } }),
      ])
    })
    check(container)
    const bubbles = Array.from(getByRole('log').querySelectorAll('.bubble'), (bubble) => bubble.textContent)
    expect(bubbles).toEqual(texts.flatMap((text) => [text, wordsOf(text), wordsOf(text)]))
  }
  untouched()
  end()
})

test('[T58] what a page and a cart say of themselves stays text', () => {
  const { container, fake, end } = renderConsole(() => {}, here)
  const thread = fake.thread(idOf(1))
  for (const text of all) {
    const item = { id: text, variantId: text, name: text, options: { size: text }, price: 1, quantity: 1 }
    act(() => {
      thread.summary.value = summary(1, { visitor: { id: text, name: text, verified: true, online: true } })
      thread.context.value = context({
        visitor: text,
        page: { url: text, title: text, type: 'other' },
        referrer: text,
        device: text,
        locale: text,
        cart: { currency: null, total: 1, items: [{ ...item, url: text, image: text }] },
        before: [{ id: idOf(2), at: noon, status: 'solved', survey: text }],
      })
      thread.answers.value = [
        {
          cid: 'cid',
          conversation: idOf(1),
          survey: text,
          request: null,
          outcome: 'answered',
          answers: [{ question: text, text, choices: [text] }],
        } as never,
      ]
    })
    const pane = container.querySelector('.shopper')!
    check(pane)
    expect(pane.querySelector('.item-name')?.textContent).toBe(`${text}, ${text}`)
    expect(pane.querySelector('.answers dd')?.textContent).toBe(`${text}, ${text}`)
    expect(container.querySelector('#conversation-title')?.textContent).toBe(text.trim())
  }
  untouched()
  end()
})

test('[T58] saved replies, search and notifications take foreign text as text', async () => {
  const memory = createFakeMemory(new Map([['deskbell:notify', 'on']]))
  const { container, desk, world, fake, end } = renderConsole(() => {}, here, { memory })
  world.visible.value = false
  const server = answerReplies(fake)
  for (const texts of chunks) {
    server.put(texts.map((text, n) => savedReply(text, text, { id: idOf(n), category: text })))
    desk.replies.refresh()
    await settle(() => {
      fake.conversations.value = []
    })
    act(() => {
      fake.conversations.value = texts.map((text, n) =>
        summary(n, {
          visitor: { id: text, name: text, verified: true, online: true },
          preview: { text, author: 'visitor' },
        }),
      )
    })
    act(() => {
      desk.dialog.value = 'palette'
    })
    check(container)
    act(() => {
      desk.dialog.value = null
      desk.go({ screen: 'settings', section: 'replies' })
    })
    check(container)
    act(() => desk.go({ screen: 'inbox', view: 'inbox', conversation: null }))
    expect(world.shown.at(-1)?.body).toBe(texts.at(-1))
  }
  untouched()
  end()
})

test('[T58] foreign text in the reports stays text', async () => {
  // Each question is a panel of its own, so that all the rest would take long and tell nothing more.
  for (const text of [...own, ...all.filter((_, n) => n % 20 === 0)]) {
    const { container, getAllByText, end } = renderConsole((fake) => {
      fake.report.value = {
        ok: true,
        report: {
          ...emptyReport,
          surveys: [
            {
              survey: 'effort',
              offered: 1,
              answered: 1,
              skipped: 0,
              questions: [{ question: text, counts: { [text]: 1 }, days: [] }],
              comments: [{ text, at: noon, conversation: null, score: null, mood: text }],
            },
          ],
          articles: [{ article: text, helpful: 1, unhelpful: 0, given: 0, handedOff: 0 }],
          unanswered: [{ question: text, locale: text, asked: 1, person: 0, also: [text] }],
          greetings: [{ greeting: text, variant: text, shown: 1, engaged: 0, dismissed: 0, goals: 0 }],
          agents: [
            {
              agent: text,
              name: text,
              conversations: 1,
              replies: 1,
              solved: 0,
              open: 0,
              firstReply: emptyReport.solve,
            },
          ],
          themes: [{ word: text, count: 2, score: null }],
          low: [
            {
              ...{ visitor: 'v', answer: 'a', survey: text, question: text, score: 1, limit: 3, text, at: noon },
              ...{ conversation: null, state: 'open' as const, by: text },
            },
          ],
          choices: { languages: [text], agents: [{ id: text, name: text }], pages: [] },
        },
      }
    }, '#/reports')
    await settle()
    check(container)
    const whole = (_: string, element: Element | null) => element?.children.length === 0 && element.textContent === text
    // Question and option, comment, article, a question and how else it was asked, greeting, agent, theme, low score.
    expect(getAllByText(whole).length).toBeGreaterThanOrEqual(9)
    end()
  }
})

test('[T58] an agent’s own name is text, too', () => {
  const { container, end } = renderConsole((fake) => {
    Object.defineProperty(fake.client, 'agent', { value: { value: { id: me.id, name: own[1] } } })
  })
  check(container)
  expect(container.querySelector('.me')?.textContent).toBe(own[1])
  end()
})

test('the eye of these tests sees what a careless page would do', () => {
  const careless = document.createElement('div')
  careless.innerHTML =
    '<img src="x" onerror="1"><a href="javascript:1">x</a><a href="https://a.example">x</a><style></style>'
  expect(Array.from(careless.querySelectorAll('*')).flatMap(faultsOf)).toHaveLength(6)
})
