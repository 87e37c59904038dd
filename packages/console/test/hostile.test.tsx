import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act, cleanup } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { context, emptyReport, idOf, line, me, noon, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

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

const shared = join(import.meta.dirname, '../../../../shared/hostile-inputs/own/content.json')
function strings(): string[] {
  if (!existsSync(shared)) {
    console.warn('hostile.test: the shared hostile inputs are not here; only the own list is tested')
    return own
  }
  const rows: unknown = JSON.parse(readFileSync(shared, 'utf8'))
  const inputs = (Array.isArray(rows) ? rows : []).map((row: { input?: unknown }) => row.input)
  return [...own, ...inputs.filter((input) => typeof input === 'string' && input.trim() !== '').map(String)]
}

const foreign = 'script,iframe,object,embed,style,link,meta,base'

/** Nothing that runs, loads or leads elsewhere than a text may. */
function check(root: Element): void {
  expect(root.querySelector(foreign)).toBeNull()
  for (const element of root.querySelectorAll('*')) {
    for (const { name } of element.attributes) {
      expect(name.startsWith('on')).toBe(false)
      expect(name).not.toBe('style')
    }
    const address = element.getAttribute('href') ?? element.getAttribute('src')
    if (address !== null) expect(address).toMatch(/^(#|https?:|mailto:|tel:)/)
  }
  for (const link of root.querySelectorAll('.bubble a')) {
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(link.getAttribute('target')).toBe('_blank')
  }
}

test('foreign text in every field of a conversation stays text', () => {
  const id = idOf(1)
  const { container, fake, getByRole, end } = renderConsole(() => {}, `#/inbox/${id}`)
  const thread = fake.thread(id)
  for (const text of strings()) {
    const visitor = { id: text, name: text, verified: true, online: true }
    act(() => {
      const shown = summary(1, { visitor, preview: { text, author: 'visitor' }, locale: text, handoffReason: text })
      fake.conversations.value = [shown]
      thread.summary.value = shown
      thread.lines.value = [
        line(text, { key: 'a' }),
        line(text, {
          key: 'b',
          author: { kind: 'assistant', id: null, name: text },
          body: { kind: 'text', text, source: { id: 'x', title: text } },
        }),
        line(text, { key: 'c', stream: 'internal', author: { kind: 'agent', id: text, name: text } }),
        line(text, { key: 'd', body: { kind: 'greeting', greeting: 'x', text } }),
      ]
      thread.context.value = context({
        page: { url: text, title: text, type: 'other' },
        referrer: text,
        device: text,
        locale: text,
        cart: {
          currency: null,
          total: 1,
          items: [
            {
              id: text,
              variantId: text,
              name: text,
              options: { size: text },
              price: 1,
              quantity: 1,
              url: text,
              image: text,
            },
          ],
        },
        before: [{ id: idOf(2), at: noon, status: 'solved', survey: text }],
      })
    })
    check(container)
    // In order and unchanged: as the message, as the answer, as the note.
    const bubbles = Array.from(getByRole('log').querySelectorAll('.bubble'), (bubble) => bubble.textContent)
    expect(bubbles).toEqual([text, text, text])
  }
  expect((globalThis as { __hit?: unknown }).__hit).toBeUndefined()
  end()
})

test('foreign text in the reports stays text', async () => {
  for (const text of own) {
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
              questions: [{ question: text, counts: { [text]: 1 } }],
              comments: [{ text, at: noon, conversation: null, score: null }],
            },
          ],
          votes: [{ article: text, helpful: 1, unhelpful: 0 }],
          misses: [{ query: text, locale: text, count: 1 }],
          greetings: [{ greeting: text, shown: 1, engaged: 0, dismissed: 0 }],
        },
      }
    }, '#/reports')
    await settle()
    check(container)
    expect(getAllByText((_, element) => element?.children.length === 0 && element.textContent === text).length).toBe(7)
    end()
  }
})

test('an agent’s own name is text, too', () => {
  const { container, end } = renderConsole((fake) => {
    Object.defineProperty(fake.client, 'agent', { value: { value: { id: me.id, name: own[1] } } })
  })
  check(container)
  expect(container.querySelector('.me')?.textContent).toBe(own[1])
  end()
})
