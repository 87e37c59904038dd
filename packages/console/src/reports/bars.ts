import { pickText, type Question } from '@deskbell/protocol'
import type { Say } from '../text/say.ts'

export interface Bar {
  key: string
  label: string
  count: number
}

/** The bars of a question: every score or option that can be given, also those that nobody gave. */
export function barsOf(
  say: Say,
  locale: string,
  question: Question | null,
  counts: Readonly<Record<string, number>>,
): Bar[] {
  const labels = question ? labelsOf(locale, question) : new Map<string, string>()
  for (const key of Object.keys(counts))
    if (!labels.has(key)) labels.set(key, key === 'other' ? say('reports.otherChoice') : key)
  return Array.from(labels, ([key, label]) => ({ key, label, count: counts[key] ?? 0 }))
}

function labelsOf(locale: string, question: Question): Map<string, string> {
  if (question.kind === 'open') return new Map()
  if (question.kind === 'choice')
    return new Map(question.options.map(({ id, label }) => [id, pickText(label, locale)] as const))
  if (question.kind === 'likert' || question.kind === 'differential') return rowLabels(locale, question)
  const labels = new Map<string, string>()
  for (let score = question.max; score >= question.min; score--) {
    const end = score === question.max ? question.ends.high : score === question.min ? question.ends.low : null
    labels.set(String(score), end === null ? String(score) : `${score} ${pickText(end, locale)}`)
  }
  return labels
}

/** The rows of a matrix one after the other, each with its points. */
function rowLabels(locale: string, question: Extract<Question, { kind: 'likert' | 'differential' }>) {
  const rows =
    question.kind === 'likert'
      ? question.rows.map(({ id, label }) => ({ id, name: pickText(label, locale) }))
      : question.pairs.map(({ id, ends }) => ({
          id,
          name: `${pickText(ends.low, locale)} – ${pickText(ends.high, locale)}`,
        }))
  const labels = new Map<string, string>()
  for (const { id, name } of rows)
    for (let score = question.max; score >= question.min; score--) labels.set(`${id}:${score}`, `${name}: ${score}`)
  return labels
}
