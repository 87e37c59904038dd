import type { AgentAnswers, AgentInput, Answer } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { answersOfSite } from '../store/answers.ts'

const page = 50

/** What was generated on the agent's site, newest first, also what was not shown: to be reviewed. */
export async function listAnswers(
  deps: Deps,
  who: AgentWho,
  { before, outcome }: AgentInput<'answer:list'>,
): Promise<Answer<AgentAnswers['answer:list']>> {
  const rows = await answersOfSite(deps.db.read, who.site, { before, outcome, limit: page + 1 })
  return { ok: true, answers: rows.slice(0, page), more: rows.length > page }
}
