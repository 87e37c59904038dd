import {
  type Answer,
  type RemarkAdd,
  type RemarkAnswers,
  type RemarkRemove,
  refuse,
  remarkLimits,
} from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { visitorOfSite } from '../store/privacy.ts'
import { deleteRemark, insertRemark, remarkById, remarksOf } from '../store/remarks.ts'
import type { Sql } from '../store/sql.ts'

type Answered = Answer<RemarkAnswers['remark:add']>

const all = async (sql: Sql, who: AgentWho, visitor: string): Promise<Answered> => ({
  ok: true,
  remarks: await remarksOf(sql, { id: visitor, site: who.site }),
})

function tell(deps: Deps, who: AgentWho, visitor: string, answer: Answered): Answered {
  if (answer.ok) deps.publish.context({ id: visitor, site: who.site, locale: 'en' })
  return answer
}

/** Writes something down about a visitor; whoever has the visitor open sees it at once. */
export async function addRemark(deps: Deps, who: AgentWho, { cid, visitor, text }: RemarkAdd): Promise<Answered> {
  const answer = await deps.db.write(async (sql): Promise<Answered> => {
    const known = await remarkById(sql, cid)
    if (known) {
      const same = known.visitor === visitor && known.agent === who.id && known.text === text
      return same ? all(sql, who, visitor) : refuse('cid_conflict')
    }
    if (!(await visitorOfSite(sql, { visitor, site: who.site }))) return refuse('not_found')
    const { length } = await remarksOf(sql, { id: visitor, site: who.site })
    if (length >= remarkLimits.count) return refuse('too_large', { field: 'remarks' })
    await insertRemark(sql, { id: cid, visitor, site: who.site, agent: who.id, text, at: deps.clock.now() })
    return all(sql, who, visitor)
  }, `visitor ${visitor}`)
  return tell(deps, who, visitor, answer)
}

/** Anybody who answers may take away what is wrong or no longer so. */
export async function removeRemark(deps: Deps, who: AgentWho, { visitor, remark }: RemarkRemove): Promise<Answered> {
  const answer = await deps.db.write(
    async (sql): Promise<Answered> =>
      (await deleteRemark(sql, { id: visitor, site: who.site }, remark)) ? all(sql, who, visitor) : refuse('not_found'),
    `visitor ${visitor}`,
  )
  return tell(deps, who, visitor, answer)
}
