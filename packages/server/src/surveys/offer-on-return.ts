import { writeAct } from '../conversations/log-act.ts'
import type { Deps, VisitorWho } from '../deps.ts'
import { allOfVisitor, ofVisitor } from '../store/conversations.ts'
import { offerSurvey } from './offer-survey.ts'

/** Who looks in again sooner has not been away. */
const awayMs = 30 * 60_000
const moments = ['return', 'days'] as const

/** A visitor came back: asks, in the conversation that ended last, what waits for that, or for days to have passed. */
export async function offerOnReturn(deps: Deps, who: VisitorWho): Promise<void> {
  const surveys = deps.sites.get(who.site)?.surveys ?? []
  if (!surveys.some(({ trigger }) => moments.some((one) => one === trigger))) return
  const [newest] = await allOfVisitor(deps.db.read, who, 1)
  if (newest?.status !== 'solved' || deps.clock.now() - (newest.solved_at ?? 0) < awayMs) return
  await writeAct(deps, newest.id, async (sql) => {
    const row = await ofVisitor(sql, who, newest.id)
    const entries = row?.status === 'solved' ? await offerSurvey(deps, sql, row, moments) : []
    return { answer: { ok: true }, entries, moved: false, ...(row && { place: row }) }
  })
}
