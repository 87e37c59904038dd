import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'
import { wrongAnswer } from '@deskbell/surveys'
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import messages from '../locales/en.json'
import type { App } from '../panel/app.ts'
import type { Route } from '../panel/route.ts'
import { createTranslate } from '../panel/translate.ts'
import { SurveyCard } from './survey-card.tsx'

const ends = { low: 'Disagree', high: 'Agree' }
const named = (id: string) => ({ id, label: `The ${id}` })
const questions = {
  csat5: { id: 'q', kind: 'rating', metric: 'csat5', text: 'Happy?', min: 1, max: 5, ends },
  csat10: { id: 'q', kind: 'rating', metric: 'csat10', text: 'Happy?', min: 1, max: 10, ends },
  ces7: { id: 'q', kind: 'rating', metric: 'ces7', text: 'Easy?', min: 1, max: 7, ends },
  ces5: { id: 'q', kind: 'rating', metric: 'ces5', text: 'Easy?', min: 1, max: 5, ends },
  nps: { id: 'q', kind: 'rating', metric: 'nps', text: 'Recommend?', min: 0, max: 10, ends },
  'good-bad': { id: 'q', kind: 'good-bad', text: 'Well?', ends: { low: 'Bad', high: 'Good' }, min: 0, max: 1 },
  one: { id: 'q', kind: 'choice', text: 'Why?', options: [named('price'), named('size')] },
  'one or own words': { id: 'q', kind: 'choice', text: 'Why?', other: true, options: [named('price'), named('size')] },
  many: { id: 'q', kind: 'choice', text: 'Why?', many: true, options: [named('price'), named('size')] },
  likert: { id: 'q', kind: 'likert', text: 'Agree?', min: 1, max: 5, ends, rows: [named('speed'), named('tone')] },
  differential: {
    ...{ id: 'q', kind: 'differential', text: 'The chat was', min: 1, max: 7, ends: { low: '−', high: '+' } },
    pairs: [
      { id: 'pace', ends: { low: 'slow', high: 'fast' }, good: 'high' },
      { id: 'mood', ends: { low: 'warm', high: 'cold' }, good: 'low' },
    ],
  },
  open: { id: 'q', kind: 'open', text: 'Anything else?' },
} satisfies Record<string, Question>
const surveyOf = (...asked: Question[]): Survey => ({ version: 1, id: 's', trigger: 'call', questions: asked })

const done = vi.fn<(outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => void>()
const open = signal(true)
const route = signal<Route>({ at: 'chat', id: 'c1' })

function show(survey: Survey): void {
  const app = {
    t: signal(createTranslate({ messages, locale: 'en' })),
    say: (text: string) => text,
    open,
    route,
  }
  render(<SurveyCard app={app as unknown as App} survey={survey} onDone={done} />, document.body)
}
const all = (selector: string) => [...document.body.querySelectorAll<HTMLInputElement>(selector)]
const one = (selector: string) => all(selector)[0]!
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
async function pick(field: HTMLElement): Promise<void> {
  field.click()
  await settle()
}
async function write(text: string): Promise<void> {
  one('textarea').value = text
  one('textarea').dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}
const send = () => one('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
const names = (selector = 'input') =>
  all(selector).map((each) => each.getAttribute('aria-label') ?? each.parentElement?.textContent)

afterEach(() => {
  done.mockReset()
  render(null, document.body)
  open.value = true
  route.value = { at: 'chat', id: 'c1' }
})

describe('S12 F99 F100 F101 every kind is drawn, answered and sent as the check wants it', () => {
  test.each<[keyof typeof questions, number[], GivenAnswer]>([
    ['csat5', [3], { question: 'q', score: 4 }],
    ['csat10', [9], { question: 'q', score: 10 }],
    ['ces7', [0], { question: 'q', score: 1 }],
    ['ces5', [4, 1], { question: 'q', score: 2 }],
    ['nps', [0], { question: 'q', score: 0 }],
    ['good-bad', [0], { question: 'q', score: 0 }],
    ['good-bad', [1], { question: 'q', score: 1 }],
    ['one', [0, 1], { question: 'q', choices: ['size'] }],
    ['many', [1, 0], { question: 'q', choices: ['size', 'price'] }],
    ['many', [1, 0, 1], { question: 'q', choices: ['price'] }],
    ['likert', [4, 5], { question: 'q', rows: { speed: 5, tone: 1 } }],
    ['likert', [4, 2], { question: 'q', rows: { speed: 3 } }],
    ['differential', [0, 13], { question: 'q', rows: { pace: 1, mood: 7 } }],
  ])('%s, after the fields %j', async (kind, fields, answer) => {
    const survey = surveyOf(questions[kind])
    show(survey)
    for (const at of fields) await pick(all('input')[at]!)
    send()
    expect(done.mock.calls).toEqual([['answered', [answer]]])
    expect(wrongAnswer(survey, [answer])).toBeNull()
  })

  test('own words stand beside a choice, or alone', async () => {
    show(surveyOf(questions['one or own words']))
    await write('The colour')
    send()
    expect(done).toHaveBeenLastCalledWith('answered', [{ question: 'q', choices: [], text: 'The colour' }])
    await pick(one('input'))
    send()
    expect(done).toHaveBeenLastCalledWith('answered', [{ question: 'q', choices: ['price'], text: 'The colour' }])
  })

  test('open words', async () => {
    show(surveyOf(questions.open))
    expect(one('textarea').getAttribute('aria-label')).toBe('Anything else?')
    await write('No')
    send()
    expect(done).toHaveBeenCalledWith('answered', [{ question: 'q', text: 'No' }])
  })
})

describe('keys and screen readers', () => {
  test.each(Object.keys(questions) as (keyof typeof questions)[])('%s: fields have names and groups', (kind) => {
    show(surveyOf(questions[kind]))
    expect(one('form fieldset > legend').textContent).toBe(questions[kind].text)
    expect(names().every((name) => (name ?? '').trim() !== '')).toBe(true)
    for (const group of all('fieldset'))
      expect(group.querySelector(':scope > legend')?.textContent ?? group.getAttribute('aria-label')).toMatch(/\S/)
    // The browser's own radios of one name move by arrow keys; nothing is chosen before the shopper chose.
    expect(all('input').filter((each) => !['radio', 'checkbox'].includes(each.type) || each.checked)).toEqual([])
  })

  test('every point is named, the ends with their words', () => {
    show(surveyOf(questions.nps))
    const heard = names()
    expect([heard[0], heard[5], heard[10]]).toEqual(['0 of 10, Disagree', '5 of 10', '10 of 10, Agree'])
    expect(document.body.querySelector('.ends')?.textContent).toBe('DisagreeAgree')
  })

  test('each row of a matrix is a group of its own with its own name', () => {
    show(surveyOf(questions.likert))
    expect(all('.matrix fieldset > legend').map((each) => each.textContent)).toEqual(['The speed', 'The tone'])
    expect(new Set(all('input').map(({ name }) => name)).size).toBe(2)
    expect(names()[5]).toBe('1 of 5, Disagree')
  })

  test('a pair is named by its two words, and so are its ends', () => {
    show(surveyOf(questions.differential))
    expect(all('.matrix fieldset').map((each) => each.getAttribute('aria-label'))).toEqual([
      'slow – fast',
      'warm – cold',
    ])
    expect([names()[0], names()[3], names()[13]]).toEqual(['1 of 7, slow', '4 of 7', '7 of 7, cold'])
    expect(all('.scale span').map((each) => each.textContent)).toEqual(Array(14).fill(''))
  })

  test('a scale stands in one line up to seven points, else in two even ones', () => {
    const columns = (kind: keyof typeof questions) => {
      show(surveyOf({ ...questions[kind] }))
      return one('.scale').style.getPropertyValue('--n')
    }
    expect((['csat5', 'ces7', 'csat10', 'nps', 'good-bad'] as const).map(columns)).toEqual(['5', '7', '5', '6', '2'])
  })
})

describe('sending, skipping, closing', () => {
  const survey = surveyOf(questions.ces5, { ...questions.open, id: 'why', when: { question: 'q', max: 3 } })

  test('nothing is sent while nothing is given, and the button says so', async () => {
    show(survey)
    expect(one('.primary').getAttribute('aria-disabled')).toBe('true')
    send()
    expect(done).not.toHaveBeenCalled()
    await pick(all('input')[1]!)
    expect(one('.primary').getAttribute('aria-disabled')).toBe('false')
  })

  test('skipping is one tap and takes back what was chosen', async () => {
    show(survey)
    await pick(all('input')[1]!)
    await pick(one('.text-btn'))
    expect(done.mock.calls).toEqual([['skipped', []]])
  })

  test('what was chosen before the panel is closed counts', async () => {
    show(survey)
    await pick(all('input')[1]!)
    open.value = false
    expect(done.mock.calls).toEqual([['answered', [{ question: 'q', score: 2 }]]])
  })

  test('what was chosen before the conversation is left counts', async () => {
    show(survey)
    await pick(all('input')[4]!)
    route.value = { at: 'chat', id: 'c1' }
    expect(done).not.toHaveBeenCalled()
    route.value = { at: 'messages' }
    expect(done.mock.calls).toEqual([['answered', [{ question: 'q', score: 5 }]]])
  })

  test('closing without a choice says nothing: the survey is still there', () => {
    show(survey)
    open.value = false
    route.value = { at: 'home' }
    expect(done).not.toHaveBeenCalled()
  })

  test('nothing leaves a panel that is taken away', async () => {
    show(survey)
    await pick(all('input')[1]!)
    render(null, document.body)
    open.value = false
    expect(done).not.toHaveBeenCalled()
  })
})
