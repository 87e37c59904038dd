import { expect, test } from 'vitest'
import { everyKind } from '../testing/every-kind.ts'
import { answerColumns, answerRows, type DatedAnswer } from './answer-rows.ts'
import { toCsv } from './csv.ts'

const answer = (more: Partial<DatedAnswer>): DatedAnswer => ({
  ...{ cid: 'c-1', survey: 'every-kind', conversation: 't-1', request: 'e-1', outcome: 'answered', answers: [] },
  ...{ at: Date.UTC(2026, 4, 4, 12), ...more },
})

test('one row per value, held together by the answer', () => {
  const answers = [
    { question: 'recommend', score: 6 },
    { question: 'topics', choices: ['shoes', 'delivery'] },
    { question: 'service', rows: { speed: 2, tone: 5 } },
    { question: 'more', text: '=1+1' },
  ]
  expect(toCsv(answerRows([everyKind], [answer({ answers })]), answerColumns).split('\r\n')).toEqual([
    'at,survey,conversation,answer,completion,question,row,score,choices,text',
    '2026-05-04T12:00:00.000Z,every-kind,t-1,c-1,partial,recommend,,6,,',
    '2026-05-04T12:00:00.000Z,every-kind,t-1,c-1,partial,topics,,,shoes; delivery,',
    '2026-05-04T12:00:00.000Z,every-kind,t-1,c-1,partial,service,speed,2,,',
    '2026-05-04T12:00:00.000Z,every-kind,t-1,c-1,partial,service,tone,5,,',
    "2026-05-04T12:00:00.000Z,every-kind,t-1,c-1,partial,more,,,,'=1+1",
    '',
  ])
})

test('a skipped survey is a row, too; one that the site no longer has keeps its values', () => {
  const rows = answerRows([], [answer({ outcome: 'skipped' }), answer({ answers: [{ question: 'old', score: 1 }] })])
  expect(rows).toMatchObject([
    { completion: 'skipped', question: null, score: null },
    { completion: null, question: 'old', score: 1 },
  ])
  for (const row of rows) expect(Object.keys(row)).toEqual([...answerColumns])
})
