import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report, ReportList, ReportRead } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { changeOf } from '../src/reports/change.ts'
import { drawVolume } from '../src/reports/charts/volume-lines.tsx'
import { safeCell, toCsv } from '../src/reports/csv.ts'
import { inParts } from '../src/reports/days.ts'
import { effectsOf } from '../src/reports/greeting-effects.ts'
import { limitsBefore, limitsOf } from '../src/reports/place.ts'
import { formatRoute, parseRoute } from '../src/route.ts'
import { durations, emptyReport, fullReport, idOf, noon, site, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const withCounts = (counts: Record<string, number>, more: Partial<Report> = {}): Report => {
  const answered = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const questions = [
    { question: 'easy', counts, days: [] },
    { question: 'what', counts: { waiting: 3 }, days: [] },
  ]
  return {
    ...emptyReport,
    surveys: [{ survey: 'effort', offered: answered + 4, answered, skipped: 1, questions, comments: [] }],
    ...more,
  }
}

async function show(report: Report): Promise<Shown> {
  const shown = renderConsole((fake) => {
    fake.report.value = { ok: true, report }
  }, '#/reports')
  await settle()
  return shown
}
const tile = (shown: Shown, name: RegExp) => shown.getByRole('group', { name })

test('S9 F100 customer effort is a mean with its 95% interval and the number of answers', async () => {
  // Mean 3.82 of 50 as in the worked example; sample deviation 1.1008, so ± 1.959964 · 1.1008 / √50 = ± 0.3051.
  const shown = await show(withCounts({ 1: 2, 2: 5, 3: 8, 4: 20, 5: 15 }))
  const text = tile(shown, /Customer effort/).textContent
  expect(text).toContain('3.82')
  expect(text).toContain('3.51 to 4.13')
  expect(text).toContain('50 answers')
  expect(text).not.toContain('Few answers')
  shown.end()
})

test('below thirty answers the score is marked, below five there is none', async () => {
  const few = await show(withCounts({ 4: 3, 5: 4 }))
  expect(tile(few, /Customer effort/).textContent).toContain('Few answers')
  expect(tile(few, /Customer effort/).textContent).toContain('4.57')
  few.end()
  cleanup()
  const tooFew = await show(withCounts({ 5: 4 }))
  const text = tile(tooFew, /Customer effort/).textContent ?? ''
  expect(text).toContain('–')
  expect(text).toContain('4 answers')
  expect(text).toContain('A score shows from 5 answers')
  expect(text).not.toContain('5.00')
  tooFew.end()
})

test('without any answer the score is undefined, never nought', async () => {
  const shown = await show(emptyReport)
  const text = tile(shown, /Customer effort/).textContent ?? ''
  expect(text).toContain('–')
  expect(text).toContain('no answers yet')
  expect(tile(shown, /First reply/).textContent).toContain('–')
  shown.end()
})

test('medians come with the number of conversations', async () => {
  const shown = await show(
    withCounts(
      {},
      {
        firstReply: durations(5, 48_000, 90_000),
        solve: durations(1, 380_000),
        conversations: { started: 12, solved: 1, handedOff: 5 },
      },
    ),
  )
  expect(tile(shown, /First reply/).textContent).toContain('0:48')
  expect(tile(shown, /First reply/).textContent).toContain('5 conversations')
  expect(tile(shown, /First reply/).textContent).toContain('9 in 10 within 1:30')
  expect(tile(shown, /Time to solve/).textContent).toContain('6:20')
  expect(tile(shown, /Time to solve/).textContent).toContain('1 conversation')
  expect(tile(shown, /Conversations/).textContent).toContain('5 handed over · 1 solved')
  shown.end()
})

test('every possible answer has its bar with its count and both ends named', async () => {
  const shown = await show(withCounts({ 5: 4, 2: 1 }))
  const panel = shown.getByText('How easy was it to get help today?').closest('section')
  const rows = Array.from(panel?.querySelectorAll('tbody tr') ?? [], (row) =>
    row.textContent?.replace(': Show the conversations', ''),
  )
  expect(rows).toEqual(['5 Very easy4', '40', '30', '21', '1 Very difficult0'])
  expect(panel?.textContent).toContain('5 of 9 answered, 1 skipped')
  const choices = shown.getByText('What could have been easier?').closest('section')
  expect(choices?.textContent).toContain('Waiting3')
  shown.end()
})

test('a share of votes never stands without interval and enough votes', async () => {
  const articles = [
    { article: 'returns', helpful: 45, unhelpful: 45, given: 20, handedOff: 5 },
    { article: 'sizes', helpful: 1, unhelpful: 0, given: 0, handedOff: 0 },
  ]
  const shown = await show({ ...emptyReport, articles })
  const table = shown.getByRole('table', { name: 'Help articles' })
  const cells = Array.from(table.querySelectorAll('tbody tr'), (row) =>
    Array.from(row.querySelectorAll('td'), (cell) => cell.firstChild?.textContent ?? ''),
  )
  expect(cells).toEqual([
    ['returns', '45', '45', '50% (40–60)', '20: Show the conversations', '75%'],
    ['sizes', '1', '0', '–', '0', '–'],
  ])
  shown.end()
})

test('S10 S11 F99 F101 satisfaction is a share with its Wilson interval, and NPS has its adjusted one', async () => {
  const rating = { kind: 'rating', text: 'How was it?', ends: { low: 'Bad', high: 'Good' } }
  const questions = [
    { ...rating, id: 'happy', metric: 'csat5', min: 1, max: 5 },
    { ...rating, id: 'tell', metric: 'nps', min: 0, max: 10 },
  ]
  const surveys = [{ version: 1, id: 'after', trigger: 'ended', questions }]
  const counts = [
    { question: 'happy', counts: { 1: 2, 2: 3, 3: 10, 4: 45, 5: 40 }, days: [] },
    { question: 'tell', counts: { 0: 2, 2: 1, 3: 2, 4: 3, 5: 6, 6: 6, 7: 14, 8: 16, 9: 20, 10: 30 }, days: [] },
  ]
  const shown = renderConsole(
    (fake) => {
      const survey = { survey: 'after', offered: 100, answered: 100, skipped: 0, questions: counts, comments: [] }
      fake.report.value = { ok: true, report: { ...emptyReport, surveys: [survey] } }
    },
    '#/reports',
    { loadSite: async () => ({ ...site, surveys }) },
  )
  await settle()
  expect(tile(shown, /Satisfaction/).textContent).toContain('85.0%')
  expect(tile(shown, /Satisfaction/).textContent).toContain('77 to 91 · 100 answers')
  expect(tile(shown, /NPS/).textContent).toContain('30')
  expect(tile(shown, /NPS/).textContent).toContain('14 to 44 · 100 answers')
  expect(shown.queryByRole('group', { name: /Customer effort/ })).toBeNull()
  shown.end()
})

test('comments lead to their conversation', async () => {
  const comment = { text: 'Quick!', at: noon, conversation: idOf(4), score: 5, mood: null }
  const report = withCounts({ 5: 1 })
  const shown = await show({ ...report, surveys: [{ ...report.surveys[0]!, comments: [comment] }] })
  expect(shown.getByText('Quick!')).toBeTruthy()
  expect(shown.getByRole('link', { name: 'Conversation' }).getAttribute('href')).toBe(`#/solved/${idOf(4)}`)
  shown.end()
})

test('figures are read anew when they may have changed, and for another period', async () => {
  const shown = await show(withCounts({ 5: 6 }))
  const { fake, world } = shown
  fake.report.value = { ok: true, report: withCounts({ 5: 7 }) }
  act(() => {
    fake.reportVersion.value++
  })
  await settle(() => world.clock.turn(300))
  expect(tile(shown, /Customer effort/).textContent).toContain('7 answers')
  const asked = () => fake.calls.flatMap(([name, input]) => (name === 'report:read' ? [input as ReportRead] : []))
  act(() => world.place.go('#/reports/7?agent=agent-mari&page=cart'))
  await settle()
  // The period itself, and the one before it.
  const { from, to, filter, zone } = asked().at(-2)!
  expect(new Date(from).toString()).toContain('May 06 2026 00:00:00')
  expect(to).toBeGreaterThan(noon)
  expect([filter, zone]).toEqual([{ agent: 'agent-mari', page: 'cart' }, 'UTC'])
  expect(asked().at(-1)).toMatchObject({ to: from, filter })
  shown.end()
})

test('what cannot be read is said, and can be tried again', async () => {
  const shown = renderConsole((fake) => {
    fake.report.value = { ok: false, error: { code: 'unavailable', retry: true } }
  }, '#/reports')
  await settle()
  expect(shown.getByRole('alert').textContent).toContain('The figures could not be read.')
  shown.fake.report.value = { ok: true, report: withCounts({ 5: 6 }) }
  act(() => shown.getByRole('button', { name: 'Try again' }).click())
  await settle(() => shown.world.clock.turn(300))
  expect(tile(shown, /Customer effort/).textContent).toContain('6 answers')
  shown.end()
})

test('the words of the questions are asked for again when they did not come', async () => {
  let tries = 0
  const loadSite = async () => {
    if (++tries === 1) throw new Error('no network')
    return site
  }
  const shown = renderConsole(
    (fake) => {
      fake.report.value = { ok: true, report: withCounts({ 5: 6 }) }
    },
    '#/reports',
    { loadSite },
  )
  await settle()
  expect(shown.queryByRole('group', { name: /Customer effort/ })).toBeNull()
  expect(shown.getByText('easy')).toBeTruthy()
  await settle(() => shown.world.clock.turn(5000))
  expect(tile(shown, /Customer effort/).textContent).toContain('6 answers')
  shown.end()
})

/** The report of the period, and that of the one before, told apart by where they begin. */
async function compare(now: Report, before: Report): Promise<Shown> {
  const begins = new Date(2026, 3, 13).getTime()
  const shown = renderConsole((fake) => {
    fake.answers.set('report:read', ({ from }: ReportRead) => ({ ok: true, report: from >= begins ? now : before }))
  }, '#/reports')
  await settle()
  return shown
}
const change = (shown: Shown, name: RegExp) => tile(shown, name).querySelector('.change')

test('a score says how it differs from the period before, with a verdict only where it is no chance', async () => {
  const shown = await compare(withCounts({ 3: 10, 4: 40, 5: 50 }), withCounts({ 1: 20, 2: 40, 3: 40 }))
  expect(change(shown, /Customer effort/)?.classList).toContain('better')
  expect(change(shown, /Customer effort/)?.textContent).toContain('+2.20 against the 30 days before')
  expect(shown.getByText('+ and − are against the 30 days before')).toBeTruthy()
  shown.end()
  cleanup()
  const unsure = await compare(withCounts({ 4: 5, 5: 1 }), withCounts({ 4: 4, 5: 2 }))
  expect(change(unsure, /Customer effort/)?.classList).toContain('unsure')
  expect(change(unsure, /Customer effort/)?.textContent).toContain('−0.17')
  unsure.end()
  cleanup()
  const worse = await compare(withCounts({ 1: 40, 2: 40 }), withCounts({ 4: 40, 5: 40 }))
  expect(change(worse, /Customer effort/)?.classList).toContain('worse')
  worse.end()
})

test('nothing is compared where one of both has too few answers', async () => {
  const shown = await compare(withCounts({ 5: 40 }), withCounts({ 1: 4 }))
  expect(change(shown, /Customer effort/)).toBeNull()
  expect(change(shown, /First reply/)).toBeNull()
  shown.end()
})

test('the difference of two scores has the interval that theirs give (Zou and Donner 2008)', () => {
  const score = (value: number, low: number, high: number) =>
    ({ metric: 'nps', n: 99, value, interval: { low, high }, show: true, few: false }) as const
  // 30 (14…44) less 10 (−4…24): 20 − √(16² + 14²) = −1.26, so not beyond chance; 14 more and it is.
  expect(changeOf(score(30, 14, 44), score(10, -4, 24))).toEqual({ difference: 20, verdict: 'unsure' })
  expect(changeOf(score(44, 28, 58), score(10, -4, 24))).toEqual({ difference: 34, verdict: 'better' })
  expect(changeOf(score(30, 14, 44), undefined)).toBeNull()
})

test('every chart is a table for those who do not see it', async () => {
  const shown = await show(withCounts({ 5: 4, 2: 1 }))
  const table = shown.getByRole('table', { name: 'How easy was it to get help today?' })
  expect(Array.from(table.querySelectorAll('thead th'), (each) => each.textContent)).toEqual(['Answer', 'Times given'])
  expect(table.querySelectorAll('tbody th[scope=row]')).toHaveLength(5)
  for (const picture of table.querySelectorAll('svg')) expect(picture.getAttribute('aria-hidden')).toBe('true')
  shown.end()
})

test('[T49] every table is exported with the figures as they came, and no cell begins a formula', async () => {
  const comment = { text: '=HYPERLINK("https://evil.example")', at: noon, conversation: idOf(4), score: 5, mood: null }
  const report = withCounts({ 5: 7 })
  const shown = await show({
    ...report,
    surveys: [{ ...report.surveys[0]!, comments: [comment] }],
    days: fullReport.days,
    low: fullReport.low,
    agents: fullReport.agents,
    articles: [{ article: '@returns', helpful: 1200, unhelpful: 3, given: 4, handedOff: 1 }],
    unanswered: [{ question: '-2+3+cmd|x', locale: 'et', asked: 2, person: 1, also: [] }],
    greetings: [{ greeting: 'two-sizes', variant: null, shown: 5, engaged: 2, dismissed: 1, goals: 1 }],
  })
  const files = (): [string, string][] =>
    shown.world.marks.filter(([what]) => what === 'download').map(([, name, , text]) => [String(name), String(text)])
  for (const button of shown.getAllByRole('button', { name: /^Export.*CSV/ })) act(() => button.click())
  expect(files().map(([name]) => name)).toEqual(
    [
      ...['figures', 'volume', 'easy', 'what', 'searches', 'greetings', 'low-scores', 'comments'],
      ...['hours', 'agents', 'articles'],
    ].map((name) => `rosso-${name}-2026-04-13-2026-05-12.csv`),
  )
  const text = Object.fromEntries(files().map(([name, csv]) => [name.split('-')[1], csv]))
  expect(text.articles).toContain('\r\n"\'@returns",1200,3,4,1\r\n')
  expect(text.searches).toContain('"\'-2+3+cmd|x","et",2,1')
  expect(text.comments).toContain('"\'=HYPERLINK(""https://evil.example"")",5,')
  expect(text.figures).toContain('"Customer effort, 1–5",5,5,5,7,')
  shown.end()
})

test('the report is exported as JSON, every figure as it came and words as they were written', async () => {
  const report = withCounts({ 5: 7 })
  const comment = { text: '=1+1 </script>', at: noon, conversation: idOf(4), score: 5, mood: null }
  const shown = await show({ ...report, surveys: [{ ...report.surveys[0]!, comments: [comment] }] })
  act(() => shown.getByRole('button', { name: 'Export JSON' }).click())
  const [, name, type, text] = shown.world.marks.find(([what]) => what === 'download') ?? []
  expect([name, type]).toEqual(['rosso-report-2026-04-13-2026-05-12.json', 'application/json'])
  expect(JSON.parse(String(text))).toEqual(JSON.parse(JSON.stringify(shown.desk.reports.report.value)))
  expect(String(text)).toContain('"text": "=1+1 </script>"')
  shown.end()
})

const csvCases = join(import.meta.dirname, '../../../../shared/hostile-inputs/own/csv.json')
test.each(['=1+1', '+1+1', '-1+1', '@SUM(1)', ' =1', '"=1', '\t=1', '＝1', '|x', '%0a'])('%j is no formula', (text) => {
  expect(safeCell(text)).toBe(`'${text}`)
})
test('numbers and plain words stay as they are', () => {
  for (const text of ['-12.50', '+3', '12,5', 'plain', 'a=b', '']) expect(safeCell(text)).toBe(text)
})
test('[T49] the shared cases begin no formula either', ({ skip }) => {
  if (!existsSync(csvCases)) {
    console.warn('SKIPPED: the shared cases for CSV; their file is not here')
    skip()
  }
  for (const { input } of JSON.parse(readFileSync(csvCases, 'utf8')) as { input: string }[]) {
    const cell = toCsv([[input]])
      .slice(2, -3)
      .replaceAll('""', '"')
    expect(cell).toMatch(/^'|^-?\d+([.,]\d+)?$/)
    expect(cell.replace(/^'/, '')).toBe(input)
  }
})

test('F84 a greeting is compared with those who did not get to see it, and chance is named', async () => {
  // 605 of 1940 beside 508 of 1911: 31.2% and 26.6%, +4.6 points, z = 3.16.
  const shown = await show(fullReport)
  const row = shown.getByRole('row', { name: /two-sizes/ })
  expect(Array.from(row.querySelectorAll('td'), (cell) => cell.textContent)).toEqual([
    'two-sizes',
    '1,940',
    '500',
    '300',
    '31.2%',
    '26.6%',
    '+4.6 ± 2.9',
  ])
  expect(row.querySelector('.change')?.classList).toContain('better')
  shown.end()
  cleanup()
  const few = await show({ ...fullReport, controls: [{ greeting: 'two-sizes', visitors: 12, goals: 1 }] })
  expect(few.getByRole('row', { name: /two-sizes/ }).textContent).toContain('Too few visitors')
  few.end()
  cleanup()
  const alone = await show({ ...fullReport, controls: [] })
  expect(alone.getByRole('row', { name: /two-sizes/ }).textContent).toContain('No comparison group')
  alone.end()
})

test('the worked examples of a comparison are judged as they are', () => {
  const effect = (goals: number, shown: number, before: number, visitors: number) =>
    effectsOf({
      greetings: [{ greeting: 'g', variant: null, shown, goals, engaged: 0, dismissed: 0 }],
      controls: [{ greeting: 'g', visitors, goals: before }],
    })[0]?.lift
  expect(effect(156, 4000, 120, 4000)?.verdict).toBe('better')
  expect(effect(156, 4000, 120, 4000)?.p).toBeCloseTo(0.027, 3)
  expect(effect(12, 310, 9, 300)?.verdict).toBe('unsure')
  expect(effect(12, 310, 9, 300)?.p).toBeCloseTo(0.555, 3)
})

test('a number leads to the conversations behind it', async () => {
  const shown = await show(fullReport)
  shown.fake.answers.set('report:list', () => ({
    ok: true,
    count: 1,
    conversations: [summary(4, { status: 'solved' })],
  }))
  const started = tile(shown, /^Conversations$/)
  await settle(() => started.querySelector<HTMLButtonElement>('button.behind')!.click())
  const [, input] = shown.fake.calls.findLast(([name]) => name === 'report:list') as [string, ReportList]
  expect(input.behind).toEqual({ kind: 'figure', figure: 'started' })
  const dialog = shown.getByRole('dialog', { name: 'Conversations' })
  expect(dialog.querySelector('a')?.getAttribute('href')).toBe(`#/solved/${idOf(4)}`)
  expect(dialog.textContent).toContain('Person 4')
  shown.end()
})

test('S22 a low score waits until somebody closes it', async () => {
  const shown = await show(fullReport)
  shown.fake.answers.set('followup:set', () => ({ ok: true }))
  expect(shown.getByText('1 waits for somebody.')).toBeTruthy()
  expect(shown.getByRole('link', { name: 'Write to the shopper' }).getAttribute('href')).toBe(`#/solved/${idOf(4)}`)
  const state = shown.getByRole('combobox', { name: /Follow-up/ }) as HTMLSelectElement
  state.value = 'contacted'
  await settle(() => fireEvent.change(state))
  expect(shown.fake.calls).toContainEqual([
    'followup:set',
    { visitor: 'visitor-1', answer: idOf(7), state: 'contacted' },
  ])
  shown.end()
})

test('S13 what is solved at once, and by whom, is said with what it rests on', async () => {
  const shown = await show(fullReport)
  expect(tile(shown, /first contact/).textContent).toContain('75.0%')
  expect(tile(shown, /first contact/).textContent).toContain('of 20 · gross 38%')
  const assistant = tile(shown, /by the assistant/).textContent
  expect(assistant).toContain('30.0%')
  expect(assistant).toContain('of 30 · 33% handed over · 67% without a person')
  shown.end()
})

test('a filter and a period of one’s own stand in the address', async () => {
  const shown = await show(fullReport)
  const language = shown.getByRole('combobox', { name: 'Language' }) as HTMLSelectElement
  language.value = 'et'
  act(() => void fireEvent.change(language))
  expect(shown.world.place.hash.value).toBe('#/reports?language=et')
  const first = shown.getByLabelText('From') as HTMLInputElement
  fireEvent.input(first, { target: { value: '2026-03-01' } })
  act(() => shown.getByRole('button', { name: 'Show' }).click())
  expect(shown.world.place.hash.value).toBe('#/reports/2026-03-01..2026-05-12?language=et')
  shown.end()
})

test.each([
  ['#/reports', { days: 30 }],
  ['#/reports/365?page=cart&tag=vip', { days: 365, filter: { page: 'cart', tag: 'vip' } }],
  ['#/reports/2026-02-01..2026-02-28', { days: 30, span: { first: '2026-02-01', last: '2026-02-28' } }],
  ['#/reports/2026-02-30..2026-03-01?page=moon&language=%3Cb%3E', { days: 30 }],
])('the address %s is a place', (hash, place) => {
  expect(parseRoute(hash)).toEqual({ screen: 'reports', ...place })
  expect(parseRoute(formatRoute(parseRoute(hash)))).toEqual(parseRoute(hash))
})

test('a span has its own days, and as many before it', () => {
  const place = { days: 30, span: { first: '2026-03-20', last: '2026-04-02' } } as const
  const { from, to } = limitsOf(place, noon)
  expect([new Date(from), new Date(to)]).toEqual([new Date(2026, 2, 20), new Date(2026, 3, 3)])
  expect(limitsBefore(place, noon)).toEqual({ from: new Date(2026, 2, 6).getTime(), to: from })
})

test('the lines of the chart touch the days they stand for, on a grid of round and whole numbers', () => {
  const day = (assistant: number, person: number) => ({ day: '2026-03-01', assistant, person, nobody: 0 })
  const drawn = drawVolume([day(0, 3), day(61, 3), day(7, 0)], 200)
  expect(drawn.counts).toEqual([20, 40, 60, 80])
  expect([drawn.y(0), drawn.y(80)]).toEqual([190, 14])
  expect(drawn.assistant).toMatch(/^M0,190C/)
  expect(drawn.assistant).toContain(`100,${Math.round(drawn.y(61) * 1000) / 1000}`)
  expect(drawn.area).toMatch(/,0,190Z$/)
  expect(drawVolume([day(1, 0)], 200)).toMatchObject({ counts: [1], days: [0], assistant: 'M0,14L200,14' })
  // A month: a name for every few days, and all of them days that there are.
  const { days } = drawVolume(
    Array.from({ length: 30 }, (_, n) => day(n, 0)),
    660,
  )
  expect(days).toEqual([0, 5, 10, 15, 20, 25])
})

test('long periods are drawn in parts', () => {
  const days = Array.from({ length: 90 }, (_, n) => ({ day: `d${n}`, assistant: 1, person: 0, nobody: 2 }))
  expect(inParts(days)).toHaveLength(13)
  expect(inParts(days)[0]).toEqual({ day: 'd0', assistant: 7, person: 0, nobody: 14 })
})

test('F129 the chart has a name and says in a sentence what it shows; bars are as long as their counts', async () => {
  const days = [
    { day: '2026-05-11', assistant: 4, person: 1, nobody: 0 },
    { day: '2026-05-12', assistant: 2, person: 3, nobody: 1 },
  ]
  const shown = await show({ ...withCounts({ 5: 4, 2: 1 }), days })
  const picture = shown.getByRole('img', { name: 'Conversations and who answered them' })
  expect(picture.querySelector('desc')?.textContent).toMatch(/11 May – 12 May.*6.*4/)
  const bars = Array.from(shown.getByRole('table', { name: /How easy/ }).querySelectorAll('.bar rect'), (bar) =>
    bar.getAttribute('width'),
  )
  expect(bars).toEqual(['100.00%', '0.00%', '0.00%', '25.00%', '0.00%'])
  shown.end()
})
