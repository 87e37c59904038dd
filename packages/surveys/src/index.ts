export { type Alert, alertLimit, alertsOn } from './alerts.ts'
export * from './check-answer.ts'
export { type Counts, countGiven, rowDistributions } from './counts.ts'
export {
  cooldownOf,
  dueSurvey,
  isDue,
  type NotDue,
  type Offer,
  type SurveyContext,
  talkMs,
  whyNotDue,
} from './due.ts'
export { answerColumns, answerRows, type DatedAnswer } from './export/answer-rows.ts'
export { type Cell, type ExportRow, toCsv, toJson } from './export/csv.ts'
export * from './flow.ts'
export { completionOf, isGiven } from './given.ts'
export { fnv1a, isSampled } from './sample.ts'
