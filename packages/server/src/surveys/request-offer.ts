import { type Answer, refuse, type SurveyOffer } from '@deskbell/protocol'
import { refused, writeAct } from '../conversations/log-act.ts'
import type { Deps, VisitorWho } from '../deps.ts'
import { ofVisitor } from '../store/conversations.ts'
import { offerSurvey } from './offer-survey.ts'

/**
 * The shopper's device says that something happened which a survey may wait for: the assistant helped, or its flow calls
 * for one. Whether it is asked is decided here; said again, nothing is asked again.
 */
export function requestOffer(deps: Deps, who: VisitorWho, input: SurveyOffer): Promise<Answer<{ cid: string }>> {
  const { cid, conversation, moment, survey } = input
  const surveys = deps.sites.get(who.site)?.surveys ?? []
  if (survey !== null && !surveys.some(({ id }) => id === survey)) return Promise.resolve(refuse('not_found'))
  return writeAct<{ cid: string }>(deps, conversation, async (sql) => {
    const row = await ofVisitor(sql, who, conversation)
    if (!row) return refused('not_found')
    const entries = await offerSurvey(deps, sql, row, [moment], survey)
    return { answer: { ok: true, cid }, place: row, entries, moved: false }
  })
}
