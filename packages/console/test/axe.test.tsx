import { act, cleanup, fireEvent } from '@testing-library/preact'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { settingsSections } from '../src/settings/sections.ts'
import { answerReplies, savedReply } from './fake-replies.ts'
import { context, fullReport, idOf, line, me, noon, site, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

/** What is wrong with the screen as it stands. Colours and sizes are seen only by a real browser. */
async function violations({ container }: Shown): Promise<string[]> {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

const system = { kind: 'system' as const, id: null, name: null }
function showConversation(): Shown {
  const shown = renderConsole(
    (fake) => {
      fake.conversations.value = [summary(1), summary(2, { status: 'open', agent: me, waitingSince: null })]
    },
    `#/inbox/${idOf(1)}`,
  )
  act(() => {
    const thread = shown.fake.thread(idOf(1))
    thread.context.value = context({ before: [{ id: idOf(9), at: noon, status: 'solved', survey: 'CES 5' }] })
    thread.typing.value = { kind: 'visitor', id: 'visitor-1', name: 'Person 1' }
    thread.lines.value = [
      line('See https://shop.example/corsa'),
      line('', { author: system, body: { kind: 'handoff', reason: 'asked' } }),
      line('only for us', { stream: 'internal', author: { kind: 'agent', id: me.id, name: me.name } }),
      line('not sent', { cid: 'c', state: 'failed', error: 'unavailable', author: { kind: 'agent', ...me } }),
    ]
  })
  return shown
}

test('the conversation with list and shopper', async () => {
  const shown = showConversation()
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test('a list of which only a part is drawn', async () => {
  const shown = renderConsole((fake) => {
    fake.conversations.value = Array.from({ length: 500 }, (_, n) => summary(n))
  })
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test('saved replies over the composer', async () => {
  const shown = showConversation()
  answerReplies(shown.fake, [savedReply('hello', 'Hello {name}!')])
  shown.desk.replies.refresh()
  await settle()
  const reply = shown.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement
  reply.value = '/'
  fireEvent.input(reply)
  expect(shown.getAllByRole('option')).toHaveLength(1)
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test.each(['keys', 'palette'] as const)('the dialog %s', async (name) => {
  const shown = showConversation()
  act(() => {
    shown.desk.dialog.value = name
  })
  expect(shown.getByRole('dialog')).toBeTruthy()
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test.each(settingsSections.map(({ id }) => id))('the settings: %s', async (section) => {
  const shown = renderConsole(() => {}, `#/settings/${section}`)
  await settle()
  expect(shown.getByRole('main', { name: 'Settings' })).toBeTruthy()
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test('writing a saved reply', async () => {
  const shown = renderConsole(() => {}, '#/settings/replies')
  act(() => shown.getByRole('button', { name: 'Add a saved reply' }).click())
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test('the reports', async () => {
  const shown = renderConsole((fake) => {
    const questions = [{ question: 'easy', counts: { 5: 8, 1: 2 }, days: [] }]
    const comments = [{ text: 'Quick!', at: noon, conversation: idOf(4), score: 5, mood: 'frustrated' }]
    const survey = { survey: 'effort', offered: 20, answered: 10, skipped: 2, questions, comments }
    fake.report.value = { ok: true, report: { ...fullReport, surveys: [survey] } }
  }, '#/reports')
  await settle()
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test('signing in', async () => {
  const shown = renderConsole((fake) => {
    fake.signedOut.value = true
  })
  expect(await violations(shown)).toEqual([])
  shown.end()
})

test.each(['#/articles', '#/articles/en/returns', '#/greetings', '#/surveys', '#/surveys/effort'])(
  'what the owner writes: %s',
  async (hash) => {
    const article = '---\ntitle: Why?\n---\n\n> [!TIP]\n> So.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n'
    const survey = JSON.stringify(site.surveys[0])
    const rules = JSON.stringify({ version: 1, greetings: [{ id: 'a', when: {}, show: { text: 'Hi' } }] })
    const shown = renderConsole((fake) => {
      const about = { version: 1, state: 'draft' as const, live: true, inFiles: true }
      const titles = { title: 'Why?', category: null, at: noon, by: 'Mari' }
      const ids = hash.includes('surveys') ? ['effort'] : ['en/returns', 'et/returns']
      fake.answers.set('content:list', () => ({ ok: true, items: ids.map((id) => ({ id, ...titles, ...about })) }))
      const body = hash.includes('surveys') ? survey : hash.includes('greetings') ? rules : article
      const history = [{ version: 1, state: 'draft' as const, at: noon, by: 'Mari' }]
      fake.answers.set('content:open', () => ({ ok: true, body, history, ...about }))
      fake.report.value = { ok: true, report: fullReport }
    }, hash)
    await settle()
    expect(await violations(shown)).toEqual([])
    shown.end()
  },
)

test.each(['install', 'site'])('putting it on a site: %s', async (section) => {
  const shown = renderConsole((fake) => {
    const seen = [{ origin: 'https://shop.example', at: noon }]
    const setup = { url: null, allowedOrigins: ['https://shop.example'], seen, answered: null, replied: null }
    fake.answers.set('setup:read', () => ({ ok: true, setup }))
    const about = { version: 1, state: 'draft' as const, live: true, inFiles: true, history: [] }
    fake.answers.set('content:open', () => ({ ok: true, body: '{"name":"Rosso"}', ...about }))
  }, `#/settings/${section}`)
  await settle()
  expect(await violations(shown)).toEqual([])
  shown.end()
})
