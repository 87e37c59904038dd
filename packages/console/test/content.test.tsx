import type { AgentInput, ContentAnswers, ContentItem } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { toForm, toMarkdown } from '../src/content/article-form.ts'
import { freeId } from '../src/content/article-list.tsx'
import { exampleMoment, tryRules } from '../src/content/dry-run.ts'
import { formatRoute, parseRoute } from '../src/route.ts'
import { fullReport, noon } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

type Save = AgentInput<'content:save'>
type Opened = ContentAnswers['content:open']

const item = (id: string, more: Partial<ContentItem> = {}): ContentItem => ({
  ...{ id, title: `Title of ${id}`, category: 'returns', version: 0, state: null, live: true, inFiles: true },
  ...{ at: null, by: null },
  ...more,
})
const article =
  '---\ntitle: "How do I return?"\ncategory: returns\ntags: ["refund"]\n---\n\n**60 days**, see [sizes](article:size-guide).\n'
const opened = (body: string, more: Partial<Opened> = {}): Opened => ({
  ...{ body, version: 0, state: null, live: true, inFiles: true, history: [] },
  ...more,
})

async function show(hash: string, body: string, more: Partial<Opened> = {}): Promise<Shown> {
  const shown = renderConsole((fake) => {
    fake.answers.set('content:list', () => ({
      ok: true,
      items: [item('en/returns'), item('et/returns'), item('en/sizes', { state: 'draft', live: false })],
    }))
    fake.answers.set('content:open', () => ({ ok: true, ...opened(body, more) }))
    fake.report.value = { ok: true, report: fullReport }
  }, hash)
  await settle()
  return shown
}
const saves = (shown: Shown): Save[] =>
  shown.fake.calls.flatMap(([name, input]) => (name === 'content:save' ? [input as Save] : []))
const press = (shown: Shown, name: string | RegExp) => settle(() => shown.getByRole('button', { name }).click())

test('the list has every article with its languages, and the questions that nobody answered', async () => {
  const shown = await show('#/articles', article)
  const table = shown.getByRole('region', { name: '2 articles' })
  const rows = Array.from(table.querySelectorAll('tbody tr'), (row) => row.textContent)
  expect(rows).toEqual(['Title of en/returns enet90% (60–98)', 'Title of en/sizes draften+ et–'])
  const gap = shown.getByRole('link', { name: /Write the article.*Can I pay/ })
  expect(gap.getAttribute('href')).toBe('#/articles/en/can-i-pay-in-three-parts?question=Can+I+pay+in+three+parts%3F')
  expect(shown.getByRole('link', { name: '+ et Translate: Estonian' }).getAttribute('href')).toBe('#/articles/et/sizes')
  shown.end()
})

test('an article is written in fields and seen as the shopper sees it; publishing sends the whole file', async () => {
  const shown = await show('#/articles/en/returns', article)
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 1, problems: [] }))
  const preview = () => shown.container.querySelector('.article-preview')
  expect(preview()?.querySelector('h3')?.textContent).toBe('How do I return?')
  expect(preview()?.querySelector('strong')?.textContent).toBe('60 days')
  const text = shown.getByLabelText(/^Answer/) as HTMLTextAreaElement
  act(() => void fireEvent.input(text, { target: { value: 'Within *90* days.' } }))
  expect(preview()?.querySelector('em')?.textContent).toBe('90')
  await press(shown, 'Publish')
  expect(saves(shown)).toMatchObject([{ kind: 'article', id: 'en/returns', base: 0, state: 'published' }])
  expect(saves(shown)[0]?.body).toBe(article.replace(/\*\*60.*/, 'Within *90* days.'))
  shown.end()
})

test('an article is translated beside the one in another language, and published under its own', async () => {
  const shown = await show('#/articles/et/sizes', article)
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 1, problems: [] }))
  const fields = [shown.getByLabelText('Question'), shown.getByLabelText(/^Answer/)] as HTMLInputElement[]
  expect(fields.map(({ lang }) => lang)).toEqual(['et', 'et'])
  await settle(() => void fireEvent.change(shown.getByLabelText('Shown beside it'), { target: { value: 'en/sizes' } }))
  await settle()
  const beside = shown.container.querySelector('.article-preview')
  expect([beside?.getAttribute('lang'), beside?.querySelector('h3')?.textContent]).toEqual(['en', 'How do I return?'])
  act(() => void fireEvent.input(fields[0]!, { target: { value: 'Kuidas tagastada?' } }))
  act(() => void fireEvent.input(fields[1]!, { target: { value: '**60 päeva**.' } }))
  // What is beside stays what it is while one writes.
  expect(shown.container.querySelector('.article-preview h3')?.textContent).toBe('How do I return?')
  await press(shown, 'Publish')
  expect(saves(shown)).toMatchObject([{ kind: 'article', id: 'et/sizes', state: 'published' }])
  expect(saves(shown)[0]?.body).toContain('title: "Kuidas tagastada?"')
  shown.end()
})

test('what was begun survives a reload until it is saved, and a gap prefills its question', async () => {
  const shown = await show('#/articles/en/new?question=Can%20I%20pay%3F', '')
  expect((shown.getByLabelText('Question') as HTMLInputElement).value).toBe('Can I pay?')
  const text = shown.getByLabelText(/^Answer/)
  act(() => void fireEvent.input(text, { target: { value: 'Yes.' } }))
  expect(shown.desk.memory.get('deskbell:draft:content:article:en/new')).toContain('Yes.')
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 1, problems: [] }))
  await press(shown, 'Save draft')
  expect(saves(shown)[0]).toMatchObject({ state: 'draft', base: 0 })
  expect(shown.desk.memory.get('deskbell:draft:content:article:en/new')).toBeNull()
  shown.end()
})

test('of two who write, the second is told, keeps the words, and chooses', async () => {
  const shown = await show('#/articles/en/returns', article, { version: 3 })
  const text = () => shown.getByLabelText(/^Answer/) as HTMLTextAreaElement
  act(() => void fireEvent.input(text(), { target: { value: 'Mine.' } }))
  shown.fake.answers.set('content:save', () => ({ ok: false, error: { code: 'edit_conflict', retry: false } }))
  await press(shown, 'Publish')
  expect(shown.getByRole('alert').textContent).toContain('Somebody else saved a newer version')
  expect(text().value).toBe('Mine.')
  shown.fake.answers.set('content:open', () => ({ ok: true, ...opened(article.replace('60', '30'), { version: 4 }) }))
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 5, problems: [] }))
  await press(shown, 'Publish mine over it')
  expect(saves(shown).at(-1)).toMatchObject({ base: 4, state: 'published' })
  expect(saves(shown).at(-1)?.body).toContain('Mine.')
  shown.end()
})

test('faults lead to their line; nothing is forgotten', async () => {
  const shown = await show('#/articles/en/returns', article)
  shown.fake.answers.set('content:save', () => ({
    ...{ ok: true, version: 0 },
    problems: [{ line: 8, column: 1, field: '', reason: 'the code has no end' }],
  }))
  const text = shown.getByLabelText(/^Answer/) as HTMLTextAreaElement
  act(() => void fireEvent.input(text, { target: { value: 'one\n```\nthree' } }))
  await press(shown, 'Publish')
  expect(shown.getByRole('alert').textContent).toContain('1 fault to mend before it can be published')
  act(() => shown.getByRole('button', { name: 'line 8' }).click())
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('```')
  shown.end()
})

test('an earlier version is taken up again, and what is live can be taken away', async () => {
  const history = [
    { version: 2, state: 'published' as const, at: noon, by: 'Mari' },
    { version: 1, state: 'published' as const, at: noon, by: 'Jaan' },
  ]
  const shown = await show('#/articles/en/returns', article, { version: 2, state: 'published', history })
  shown.fake.answers.set('content:version', () => ({ ok: true, body: article.replace('60 days', 'a month') }))
  act(() => shown.getAllByRole('button', { name: 'Take it up again', hidden: true })[1]?.click())
  await settle()
  expect(shown.container.querySelector('.article-preview strong')?.textContent).toBe('a month')
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 3, problems: [] }))
  await press(shown, 'Take offline')
  expect(saves(shown).at(-1)).toMatchObject({ state: 'removed', body: null, base: 2 })
  shown.end()
})

const rules = {
  version: 1,
  greetings: [
    { id: 'two-sizes', when: { cartSizesOfOneProduct: 2 }, show: { text: { en: 'Two sizes {sizes}?' } } },
    { id: 'again', when: { visits: 5 }, show: { text: 'Welcome back' } },
  ],
}

test('greetings are switched on and off, and tried on a page and a cart', async () => {
  const shown = await show('#/greetings', JSON.stringify(rules))
  const dry = shown.getByRole('region', { name: 'Try it' })
  expect(Array.from(dry.querySelectorAll('.switches li'), (each) => each.textContent)).toEqual([
    'two-sizes shows',
    'again stays quietwhen:visits',
  ])
  act(() => shown.getByRole('checkbox', { name: 'two-sizes' }).click())
  expect(dry.querySelector('.switches li')?.textContent).toBe('two-sizes stays quietdisabled')
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 1, problems: [] }))
  await press(shown, 'Publish')
  expect(JSON.parse(saves(shown)[0]?.body ?? '')).toMatchObject({
    greetings: [{ id: 'two-sizes', enabled: false }, {}],
  })
  shown.end()
})

test('a mistyped rule is named while it is written', async () => {
  const shown = await show('#/greetings', JSON.stringify(rules).replace('visits', 'vists'))
  expect(shown.getByRole('alert').textContent).toContain('greetings.1.when.vists unknown key, did you mean "visits"?')
  shown.end()
})

const survey = {
  ...{ version: 1, id: 'effort', trigger: 'solved' },
  questions: [{ id: 'why', kind: 'open', text: { en: 'Why?', et: 'Miks?' } }],
}

test('F102 the owner changes the words of a question in every language, and when it is asked', async () => {
  const shown = await show('#/surveys/effort', JSON.stringify(survey))
  shown.fake.answers.set('content:save', () => ({ ok: true, version: 1, problems: [] }))
  act(() => void fireEvent.input(shown.getByLabelText('Estonian'), { target: { value: 'Mispärast?' } }))
  const trigger = shown.getByLabelText('Asked') as HTMLSelectElement
  trigger.value = 'return'
  act(() => void fireEvent.change(trigger))
  act(() => void fireEvent.input(shown.getByLabelText(/Share of visitors/), { target: { value: '40' } }))
  await press(shown, 'Publish')
  expect(JSON.parse(saves(shown)[0]?.body ?? '')).toEqual({
    ...{ ...survey, trigger: 'return', sample: 40 },
    questions: [{ id: 'why', kind: 'open', text: { en: 'Why?', et: 'Mispärast?' } }],
  })
  shown.end()
})

test('the form keeps what it does not show, and what it cannot read', () => {
  const whole = article.replace('---\n\n', 'pages: [home, cart]\norder: 3\nsummary: "In short"\n---\n\n')
  expect(toMarkdown(toForm(whole))).toBe(whole)
  expect(toForm('no head at all').text).toBe('no head at all')
  expect(freeId('en', 'Do you ship to Åland?', ['en/do-you-ship-to-aland'])).toBe('en/do-you-ship-to-aland-2')
})

test('a rule that needs two sizes shows for the example, and a broken cart is named', () => {
  const moment = exampleMoment('en')
  const parsed = rules as never
  expect(tryRules(parsed, moment, noon, 0).greetings[0]).toMatchObject({ id: 'two-sizes', fires: true })
  expect(tryRules(parsed, { ...moment, cart: '{"items": 5}' }, noon, 0).fault).not.toBeNull()
  expect(tryRules(parsed, { ...moment, cart: '' }, noon, 0).greetings[0]?.fires).toBe(false)
})

test.each([
  '#/articles',
  '#/articles/pt-BR/returns',
  '#/greetings',
  '#/surveys/effort',
  '#/articles/en/a?question=Why%3F',
])('the address %s is a place', (hash) => {
  const route = parseRoute(hash)
  expect(route.screen).toBe('content')
  expect(parseRoute(formatRoute(route))).toEqual(route)
})
