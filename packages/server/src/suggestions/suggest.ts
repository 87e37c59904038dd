import { type Answer, type GeneratedKind, refuse, type Suggestion } from '@deskbell/protocol'
import { type Made, nothingMade } from '../answers/make-answer.ts'
import type { Answers } from '../answers/request-answer.ts'
import type { AgentWho, Deps, Site } from '../deps.ts'
import { addRequest, findRequest, finishRequest, spentSince } from '../store/answers.ts'
import type { NamedConversation } from '../store/conversations.ts'
import { ofSite } from '../store/conversations.ts'

const dayMs = 24 * 3600_000
/** Suggestions that are made for one agent at the same time. */
const mostAtOnce = 2

/** What an agent wants, as it is noted before anybody is asked. */
export interface Wanted {
  kind: Exclude<GeneratedKind, 'answer'>
  cid: string
  conversation: string
  /** As it leaves for the model, and as it is kept. */
  question: string
}

interface Admitted {
  refused: ReturnType<typeof refuse> | null
  limited: boolean
}

/** Notes what is wanted and whether it is within the limits, in one transaction. */
function admit(
  deps: Deps,
  who: AgentWho,
  site: Site,
  row: NamedConversation,
  wanted: Wanted,
  by: string,
  busy: boolean,
) {
  return deps.db.write(async (sql): Promise<Admitted> => {
    if (await findRequest(sql, row.visitor, wanted.cid)) return { refused: refuse('cid_conflict'), limited: false }
    const at = deps.clock.now()
    const spent = await spentSince(sql, who.site, { agent: who.id }, at - dayMs)
    const { perAgent, perDay, tokensPerDay } = site.answers!
    const limited = busy || spent.own >= perAgent || spent.answers >= perDay || spent.tokens >= tokensPerDay
    await addRequest(sql, {
      ...{ kind: wanted.kind, agent: who.id, visitor: row.visitor, site: who.site, cid: wanted.cid },
      ...{ conversation: wanted.conversation, at, question: wanted.question, made_by: by },
      ...{ outcome: limited ? ('limited' as const) : ('pending' as const), reason: limited ? 'limit' : null },
    })
    return { refused: null, limited }
  }, wanted.conversation)
}

const told = (made: Made, figuresDiffer = false): { ok: true } & Suggestion => ({
  ok: true,
  ...{ outcome: made.outcome, text: made.shown, sources: made.sources, reason: made.reason, figuresDiffer },
})

/**
 * Has something made for an agent, within the limits, and keeps it to be reviewed. Always ends with an outcome, in time.
 * Nothing of it reaches the shopper: what is sent, a person sends.
 */
export async function suggest(
  deps: Deps,
  answers: Answers,
  who: AgentWho,
  wanted: Wanted,
  make: () => Promise<Made & { figuresDiffer?: boolean }>,
): Promise<Answer<Suggestion>> {
  const site = deps.sites.get(who.site)
  const writer = answers.models.get(who.site)
  if (!site?.answers || !writer) return refuse('forbidden')
  const row = await ofSite(deps.db.read, who.site, wanted.conversation)
  if (!row) return refuse('not_found')
  const busy = [...answers.running.keys()].filter((key) => key.startsWith(`${who.id} `)).length >= mostAtOnce
  const { refused, limited } = await admit(deps, who, site, row, wanted, writer.model.name, busy)
  if (refused) return refused
  if (limited) return told(nothingMade('limited', 'limit'))
  const started = deps.clock.now()
  const work = make().then(async (made) => {
    const { outcome, reason, written: text, sources, tokens } = made
    const ms = deps.clock.now() - started
    await deps.db.write(
      (sql) => finishRequest(sql, row.visitor, wanted.cid, { text, sources, outcome, reason, ms, tokens }),
      wanted.conversation,
    )
    return told(made, made.figuresDiffer)
  })
  const key = `${who.id} ${wanted.cid}`
  const over = work.then(
    () => {},
    () => {},
  )
  answers.running.set(key, over)
  return work.finally(() => answers.running.delete(key))
}
