import { type Answer, refuse, type Survey, type SurveyAnswer } from '@deskbell/protocol'
import { alertsOn, wrongAnswer } from '@deskbell/surveys'
import type { Deps, VisitorWho } from '../deps.ts'
import { mailFollowUp } from '../mail/ask.ts'
import { ofVisitor } from '../store/conversations.ts'
import { asksSurvey } from '../store/entries.ts'
import { addAnswer, findAnswer, toSurveyAnswer } from '../store/records.ts'
import type { Sql } from '../store/sql.ts'
import { answerEvent } from '../webhooks/events.ts'

type Saved = Answer<{ cid: string }> & { fresh: boolean }
const say = (answer: Answer<{ cid: string }>, fresh = false): Saved => ({ ...answer, fresh })

/** Whether the conversation is the visitor's, and its log asked for this survey. */
async function isEntitled(sql: Sql, who: VisitorWho, input: SurveyAnswer): Promise<boolean> {
  if (input.conversation === null) return input.request === null
  const row = await ofVisitor(sql, who, input.conversation)
  if (!row) return false
  return input.request === null || asksSurvey(sql, row.id, input.request, input.survey)
}

async function store(deps: Deps, who: VisitorWho, sql: Sql, input: SurveyAnswer, isLow: boolean): Promise<Saved> {
  const known = await findAnswer(sql, who, input)
  if (known) {
    const same = known.cid !== input.cid || JSON.stringify(toSurveyAnswer(known)) === JSON.stringify(input)
    return say(same ? { ok: true, cid: known.cid } : refuse('cid_conflict'))
  }
  if (!(await isEntitled(sql, who, input))) return say(refuse('not_found'))
  await addAnswer(sql, who, input, deps.clock.now())
  if (isLow) await mailFollowUp(deps, sql, who, input)
  await deps.hooks.keep(sql, who.site, [answerEvent(who.id, input)])
  return say({ ok: true, cid: input.cid }, true)
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
  const isLow = input.outcome === 'answered' && alertsOn(survey, input.answers).length > 0
  const { fresh, ...answer } = await deps.db.write((sql) => store(deps, who, sql, input, isLow))
  if (fresh) deps.publish.report(who.site)
  return answer
}
