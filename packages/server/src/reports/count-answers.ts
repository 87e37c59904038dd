import type { GivenAnswer, Survey, SurveyAnswer, SurveyCounts } from '@deskbell/protocol'
import { countGiven } from '@deskbell/surveys'

const commentLimit = 50

export type DatedAnswer = SurveyAnswer & { at: number; visitor: string }
type QuestionCounts = SurveyCounts['questions'][number]

/** The counts of a question, and where a formula reads it, its counts by day. */
function countQuestion(
  question: Survey['questions'][number],
  answered: readonly DatedAnswer[],
  dayOf: (at: number) => string,
): QuestionCounts {
  const counts = {}
  const days = new Map<string, Record<string, number>>()
  const tracked = question.kind === 'good-bad' || (question.kind === 'rating' && question.metric !== undefined)
  for (const { answers, at } of answered) {
    for (const given of answers) {
      if (given.question !== question.id) continue
      countGiven(counts, given)
      if (!tracked) continue
      const day = dayOf(at)
      const own = days.get(day) ?? {}
      countGiven(own, given)
      days.set(day, own)
    }
  }
  const byDay = [...days].map(([day, own]) => ({ day, counts: own })).sort((a, b) => (a.day < b.day ? -1 : 1))
  return { question: question.id, counts, days: byDay }
}

const firstScore = (answers: readonly GivenAnswer[]): number | null =>
  answers.find(({ score }) => score !== undefined)?.score ?? null

/** What was written into an answer, if anything. */
export const wordsOf = (answers: readonly GivenAnswer[]): string[] =>
  answers.flatMap(({ text }) => (text !== undefined && text.trim() !== '' ? [text] : []))

export interface Comment {
  text: string
  at: number
  conversation: string | null
  score: number | null
}

/** Every free answer of the rows, in their order. */
export const commentsOf = (rows: readonly DatedAnswer[]): Comment[] =>
  rows.flatMap(({ answers, at, conversation }) =>
    wordsOf(answers).map((text) => ({ text, at, conversation, score: firstScore(answers) })),
  )

/**
 * Counts per question and choice of one survey; `rows` are newest first. Those never offered in a conversation (shown by
 * the page itself) count as offered when they were answered or skipped.
 */
export function countAnswers(
  survey: Survey,
  rows: readonly DatedAnswer[],
  offered: number,
  { dayOf, moodOf }: { dayOf(at: number): string; moodOf(text: string): string | null },
): SurveyCounts {
  const own = rows.filter((row) => row.survey === survey.id)
  const answered = own.filter(({ outcome }) => outcome === 'answered')
  const unasked = own.filter(({ request }) => request === null).length
  return {
    survey: survey.id,
    offered: Math.max(offered + unasked, own.length),
    answered: answered.length,
    skipped: own.length - answered.length,
    questions: survey.questions
      .filter(({ kind }) => kind !== 'open')
      .map((question) => countQuestion(question, answered, dayOf)),
    comments: commentsOf(answered)
      .slice(0, commentLimit)
      .map((comment) => ({ ...comment, mood: moodOf(comment.text) })),
  }
}
