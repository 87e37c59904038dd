import { cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { formatSpans, parseSpans } from '../src/desk-file/spans.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

test.each([
  ['9-17', [['09:00', '17:00']]],
  [
    '9:00 – 12.30, 13-24',
    [
      ['09:00', '12:30'],
      ['13:00', '24:00'],
    ],
  ],
  ['', []],
  ['all day', null],
  ['9-', null],
])('hours written as %j are %j', (text, spans) => {
  expect(parseSpans(text)).toEqual(spans)
  if (spans) expect(parseSpans(formatSpans(spans as [string, string][]))).toEqual(spans)
})

// biome-ignore lint/suspicious/noThenProperty: what owners write is "when … then"
const sorting = { then: { tag: ['money'], team: 'returns' } }
const desk = {
  version: 1,
  hours: {
    zone: 'Europe/Tallinn',
    week: { mon: [['09:00', '17:00']] },
    holidays: [{ date: '2026-12-24', name: 'Christmas' }],
  },
  teams: [{ id: 'returns', name: 'Returns', agents: ['a@x.example', 'b@x.example'] }],
  rules: [{ id: 'refunds', words: ['refund'], ...sorting }],
}

async function show(): Promise<{ shown: Shown; saved: Record<string, unknown>[] }> {
  const saved: Record<string, unknown>[] = []
  const shown = renderConsole((fake) => {
    fake.answers.set('content:open', () => ({
      ...{ ok: true, body: JSON.stringify(desk), version: 0, state: null, live: true, inFiles: true, history: [] },
    }))
    fake.answers.set('content:save', ((input: Record<string, unknown>) => {
      saved.push(input)
      return { ok: true, version: 1, problems: [] }
    }) as never)
  }, '#/settings/desk')
  await settle()
  await settle()
  return { shown, saved }
}
const text = (shown: Shown, name: string) => shown.getByRole('textbox', { name }) as HTMLInputElement
const json = (shown: Shown) => shown.container.querySelector<HTMLTextAreaElement>('textarea.code')!
const number = (shown: Shown, name: string) => shown.getByRole('spinbutton', { name }) as HTMLInputElement

test('F120 F131 F132 S31 hours, routing, times and rules are seen and changed in fields; what the fields do not know stays', async () => {
  const { shown, saved } = await show()
  expect(text(shown, 'Monday').value).toBe('09:00-17:00')
  expect(text(shown, 'Sunday').value).toBe('')
  expect(shown.getByText('Other days: Christmas')).toBeTruthy()
  expect(shown.getByText('Teams: Returns (2)')).toBeTruthy()
  fireEvent.input(text(shown, 'Tuesday'), { target: { value: '10-12, 13-18' } })
  fireEvent.change(shown.getByRole('combobox', { name: 'New conversations go to' }), {
    target: { value: 'least-busy' },
  })
  fireEvent.input(number(shown, 'A reply is due within, minutes'), { target: { value: '10' } })
  fireEvent.input(number(shown, 'Ends by itself after, minutes without words'), { target: { value: '60' } })
  fireEvent.click(shown.getByRole('checkbox', { name: 'refunds' }))
  await settle(() => shown.getByRole('button', { name: 'Publish' }).click())
  expect(saved).toHaveLength(1)
  expect(saved[0]).toMatchObject({ kind: 'desk', id: 'desk', state: 'published', base: 0 })
  expect(JSON.parse(String(saved[0]?.body))).toMatchObject({
    hours: {
      zone: 'Europe/Tallinn',
      week: {
        mon: [['09:00', '17:00']],
        tue: [
          ['10:00', '12:00'],
          ['13:00', '18:00'],
        ],
      },
      holidays: desk.hours.holidays,
    },
    routing: { method: 'least-busy', capacity: 5 },
    replyTargetMinutes: 10,
    autoClose: { afterMinutes: 60 },
    teams: desk.teams,
    rules: [{ id: 'refunds', enabled: false, ...sorting }],
  })
  shown.end()
})

test('hours that cannot be read are named and change nothing; a rule for no team is named with its line', async () => {
  const { shown } = await show()
  fireEvent.input(text(shown, 'Monday'), { target: { value: 'nine to five' } })
  expect(text(shown, 'Monday').getAttribute('aria-invalid')).toBe('true')
  expect(shown.getByText('Write times such as 9:00-12:00, 13:00-17:00.')).toBeTruthy()
  expect(json(shown).value).toContain('"09:00"')
  const broken = JSON.stringify({ ...desk, teams: [] }, null, 2)
  fireEvent.input(json(shown), { target: { value: broken } })
  expect(shown.container.querySelector('.problems')?.textContent).toContain('there is no team "returns"')
  shown.end()
})

test('S32 how long things are kept is set in the console; the site’s other words stay', async () => {
  const saved: Record<string, unknown>[] = []
  const shown = renderConsole((fake) => {
    const body = JSON.stringify({ name: 'Rosso', retention: { conversationDays: 365 } })
    fake.answers.set('content:open', () => ({
      ...{ ok: true, body, version: 2, state: 'published', live: true, inFiles: true, history: [] },
    }))
    fake.answers.set('content:save', ((input: Record<string, unknown>) => {
      saved.push(input)
      return { ok: true, version: 3, problems: [] }
    }) as never)
  }, '#/settings/privacy')
  await settle()
  await settle()
  expect(number(shown, 'Conversations after the last words, days').value).toBe('365')
  fireEvent.input(number(shown, 'Conversations after the last words, days'), { target: { value: '' } })
  fireEvent.input(number(shown, 'Files, days'), { target: { value: '90' } })
  await settle(() => shown.getByRole('button', { name: 'Publish' }).click())
  expect(JSON.parse(String(saved[0]?.body))).toEqual({
    name: 'Rosso',
    retention: { conversationDays: null, fileDays: 90, recordDays: null, visitorDays: null },
  })
  shown.end()
})
