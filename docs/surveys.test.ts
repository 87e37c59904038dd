import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { metricScales, parse, type Question, Survey, surveyTriggers } from '../packages/protocol/src/index.ts'
import { alertLimit, answerColumns } from '../packages/surveys/src/index.ts'

const root = resolve(import.meta.dirname, '..')
const page = readFileSync(resolve(root, 'docs/surveys.md'), 'utf8')
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text!) as object)
const asSurvey = (block: object): object =>
  'questions' in block ? block : { version: 1, id: 'example', trigger: 'call', questions: [block] }

function read(file: unknown): Survey {
  const parsed = parse(Survey, file)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}
/** First cells of the table under a heading whose first column has this title. */
const firstCells = (title: string): string[] => {
  const table = page.slice(page.search(new RegExp(`^\\| ${title} +\\|`, 'm'))).split('\n\n')[0]!
  return table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1]!.trim())
}

test.each(blocks.map((block) => [JSON.stringify(block).slice(0, 60), block] as const))(
  '%s… is a good file',
  (_, block) => {
    expect(read(asSurvey(block)).questions.length).toBeGreaterThan(0)
  },
)

test('every kind and every metric has its example', () => {
  const questions = blocks.flatMap((block) => read(asSurvey(block)).questions)
  const kinds: Question['kind'][] = ['rating', 'good-bad', 'choice', 'likert', 'differential', 'open']
  expect([...new Set(questions.map(({ kind }) => kind))].sort()).toEqual(kinds.sort())
  const shown = questions.flatMap((question) =>
    question.kind === 'rating' && question.metric ? [question.metric] : [],
  )
  expect([...new Set(shown)].sort()).toEqual(Object.keys(metricScales).sort())
})

test('the tables name all triggers, settings, limits and columns that there are', () => {
  expect(firstCells('trigger')).toEqual(surveyTriggers.map((trigger) => `\`${trigger}\``))
  const settings = firstCells('field').map((cell) => cell.replaceAll('`', ''))
  const others = ['$schema', 'version', 'id', 'questions']
  expect(Object.keys(Survey.entries).filter((key) => !others.includes(key))).toEqual(settings)
  for (const column of answerColumns) expect(page).toContain(`\`${column}\``)
  const limits = page.slice(page.indexOf('## What needs attention'))
  for (const [metric, [min, max]] of Object.entries(metricScales)) {
    const question = { id: 'q', kind: 'rating', metric, text: 'x', min, max, ends: { low: 'a', high: 'b' } } as Question
    const row = new RegExp(`^\\| \`${metric}\` +\\| +${alertLimit(question)} \\|$`, 'm')
    expect(limits).toMatch(row)
  }
})

describe('surveys of the example shop', () => {
  const files = globSync('examples/storefront/surveys/*.json', { cwd: root })
  const languages = ['en', 'et', 'ms', 'pl', 'ru', 'zh']

  /** Every text of a file, with its path. */
  function texts(value: unknown, path = ''): [string, unknown][] {
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      ['text', 'low', 'high', 'label', 'thanks', 'placeholder'].includes(key)
        ? [[`${path}/${key}`, inner] as [string, unknown]]
        : texts(inner, `${path}/${key}`),
    )
  }

  test('there is one for effort, for satisfaction and for recommending, and only one asks at a time', () => {
    const surveys = files.map((file) => read(JSON.parse(readFileSync(resolve(root, file), 'utf8'))))
    expect(surveys.map(({ id }) => id).sort()).toEqual(['ces', 'csat', 'nps'])
    expect(new Set(surveys.map(({ trigger }) => trigger)).size).toBe(surveys.length)
  })

  test.each(files)('%s is complete in all languages', (file) => {
    const found = texts(JSON.parse(readFileSync(resolve(root, file), 'utf8')))
    expect(found.length).toBeGreaterThan(4)
    for (const [path, text] of found) {
      expect(Object.keys(text as object).sort(), path).toEqual(languages)
      for (const words of Object.values(text as Record<string, string>)) expect(words.trim(), path).not.toBe('')
    }
  })

  test.each(files)('%s follows up at every score', (file) => {
    const { questions } = read(JSON.parse(readFileSync(resolve(root, file), 'utf8')))
    const [first, ...rest] = questions
    if (first?.kind !== 'rating') throw new Error('the first question is a rating')
    for (let score = first.min; score <= first.max; score++) {
      const asked = rest.filter(({ when }) => score >= (when?.min ?? -Infinity) && score <= (when?.max ?? Infinity))
      expect(asked.length, `${score}`).toBeGreaterThan(0)
    }
  })
})
