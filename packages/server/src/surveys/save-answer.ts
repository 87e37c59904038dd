import { type Answer, type LowScoreNews, refuse, type Survey, type SurveyAnswer } from '@deskbell/protocol'
import { alertsOn, cooldownOf, wrongAnswer } from '@deskbell/surveys'
import type { Deps, VisitorWho } from '../deps.ts'
import { mailFollowUp } from '../mail/ask.ts'
import { ofVisitor } from '../store/conversations.ts'
import { asksSurvey } from '../store/entries.ts'
import { addAnswer, findAnswer, lastAnswer, toSurveyAnswer } from '../store/records.ts'
import type { Sql } from '../store/sql.ts'
import { answerEvent } from '../webhooks/events.ts'

const dayMs = 86_400_000

type Saved = Answer<{ cid: string }> & { fresh: boolean }
const say = (answer: Answer<{ cid: string }>, fresh = false): Saved => ({ ...answer, fresh })

/** Whether the conversation is the visitor's, and its log asked for this survey. */
async function isEntitled(sql: Sql, who: VisitorWho, input: SurveyAnswer): Promise<boolean> {
  if (input.conversation === null) return input.request === null
  const row = await ofVisitor(sql, who, input.conversation)
  if (!row) return false
  return input.request === null || asksSurvey(sql, row.id, input.request, input.survey)
}

/** The answer that the visitor gave outside of a conversation and that still counts. */
async function standing(deps: Deps, who: VisitorWho, sql: Sql, survey: Survey) {
  const last = await lastAnswer(sql, who, survey.id)
  return last && deps.clock.now() - last.at < cooldownOf(survey) * dayMs ? last : null
}

async function store(deps: Deps, who: VisitorWho, sql: Sql, survey: Survey, input: SurveyAnswer): Promise<Saved> {
  const known = await findAnswer(sql, who, input)
  if (known) {
    const same = known.cid !== input.cid || JSON.stringify(toSurveyAnswer(known)) === JSON.stringify(input)
    return say(same ? { ok: true, cid: known.cid } : refuse('cid_conflict'))
  }
  const counts = input.conversation === null ? await standing(deps, who, sql, survey) : null
  if (counts) return say({ ok: true, cid: counts.cid })
  if (!(await isEntitled(sql, who, input))) return say(refuse('not_found'))
  await addAnswer(sql, who, input, deps.clock.now())
  if (lowScoreIn(survey, input, 0)) await mailFollowUp(deps, sql, who, input)
  await deps.hooks.keep(sql, who.site, [answerEvent(who.id, input)])
  return say({ ok: true, cid: input.cid }, true)
}

/** What somebody should look at, if anything: the first score that is too low, with the words that came with it. */
function lowScoreIn(survey: Survey, input: SurveyAnswer, at: number): LowScoreNews | null {
  const { cid: answer, conversation, answers } = input
  const [low] = alertsOn(survey, answers)
  if (!low) return null
  const text = answers.find((each) => each.text)?.text ?? null
  return { answer, survey: survey.id, question: low.question, score: low.score, text, conversation, at }
}

/** The field that does not fit the survey, if any. */
function wrongField(survey: Survey, input: SurveyAnswer): string | null {
  if (input.outcome === 'skipped') return input.answers.length > 0 ? 'answers' : null
  return wrongAnswer(survey, input.answers)
}

/** Keeps the answer to a survey. One answer per request counts: the first; a second tab is told that one's cid. */
export async function saveAnswer(deps: Deps, who: VisitorWho, input: SurveyAnswer): Promise<Answer<{ cid: string }>> {
  const survey = deps.sites.get(who.site)?.surveys.find(({ id }) => id === input.survey)
  if (!survey) return refuse('not_found')
  const field = wrongField(survey, input)
  if (field !== null) return refuse('bad_request', { field })
  const { fresh, ...answer } = await deps.db.write((sql) => store(deps, who, sql, survey, input))
  if (fresh) {
    const low = lowScoreIn(survey, input, deps.clock.now())
    deps.publish.report(who.site)
    if (low) deps.publish.lowScore(who.site, low)
  }
  return answer
}
