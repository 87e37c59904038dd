import type { LowScore, Survey } from '@deskbell/protocol'
import { alertsOn } from '@deskbell/surveys'
import { type DatedAnswer, wordsOf } from './count-answers.ts'

const most = 200

interface Known {
  visitor: string
  answer: string
  state: LowScore['state']
  name: string
}

/** The answers that need somebody, the newest first, each with what became of it. */
export function lowScores(
  surveys: readonly Survey[],
  rows: readonly DatedAnswer[],
  followUps: readonly Known[],
): LowScore[] {
  const known = new Map(followUps.map((each) => [`${each.visitor} ${each.answer}`, each]))
  return rows
    .flatMap((row): LowScore[] => {
      const survey = surveys.find(({ id }) => id === row.survey)
      const alert = survey && row.outcome === 'answered' ? alertsOn(survey, row.answers)[0] : undefined
      if (!alert) return []
      const { visitor, cid: answer, conversation, at } = row
      const followUp = known.get(`${visitor} ${answer}`)
      return [
        {
          ...{ visitor, answer, survey: row.survey, conversation, at, ...alert },
          text: wordsOf(row.answers)[0] ?? null,
          state: followUp?.state ?? 'open',
          by: followUp?.name ?? null,
        },
      ]
    })
    .slice(0, most)
}
