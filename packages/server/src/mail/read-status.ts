import { createHash } from 'node:crypto'
import { type Answer, type MailAnswers, type MailFault, type MailStatus, mailFaults, refuse } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { countMails, latestTest, mailFigures } from '../store/mail.ts'

const hourMs = 3600_000
const weekMs = 7 * 24 * hourMs
/** More trial letters of a site in an hour try nothing new. */
const mostTests = 10

const faultOf = (word: string | null): MailFault | null => mailFaults.find((fault) => fault === word) ?? null
const stateOf = { waiting: 'waiting', sending: 'waiting', done: 'sent', failed: 'failed', dropped: 'failed' } as const

async function statusOf({ mail, db, clock }: Deps, who: AgentWho): Promise<MailStatus> {
  const figures = await mailFigures(db.read, who.site, clock.now() - weekMs)
  const test = await latestTest(db.read, who.site, who.id)
  return {
    sends: mail && { from: mail.settings.from, replyTo: mail.settings.replyTo },
    ...figures,
    fault: faultOf(figures.fault),
    test: test ? { at: test.at, state: stateOf[test.state], fault: faultOf(test.fault) } : null,
  }
}

/** How sending e-mail goes. */
export const readMailStatus = async (deps: Deps, who: AgentWho): Promise<Answer<MailAnswers['mail:read']>> => ({
  ok: true,
  mail: await statusOf(deps, who),
})

/** Sends a trial letter to whoever asks, and to nobody else; how that goes is read afterwards. */
export async function testMail(
  deps: Deps,
  who: AgentWho,
  { cid }: { cid: string },
): Promise<Answer<MailAnswers['mail:test']>> {
  const { mail, db, clock } = deps
  if (!mail) return refuse('unavailable', { field: 'mail' })
  if ((await countMails(db.read, who.site, 'test', clock.now() - hourMs)) >= mostTests)
    return refuse('rate_limited', { afterMs: hourMs })
  const id = createHash('sha256').update(`${who.id} ${cid}`).digest('base64url')
  await db.write(async (sql) => {
    if (await sql.get('select 1 as found from mail where id = :id', { id })) return
    const place = { site: who.site, visitor: null, conversation: null, agent: who.id }
    await mail.queue(sql, { id, kind: 'test', key: `test ${id}`, ...place }, 0)
  }, `mail ${who.id}`)
  return readMailStatus(deps, who)
}
