import type { Answer, ArticleVote, GreetingRecord, SearchMiss } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { addGreetingRecord, addMiss, addVote } from '../store/records.ts'
import type { Sql } from '../store/sql.ts'

type Kept = Promise<Answer<{ cid: string }>>

async function keep<I extends { cid: string }>(
  deps: Deps,
  who: VisitorWho,
  input: I,
  add: (sql: Sql, who: VisitorWho, input: I, at: number) => Promise<number>,
): Kept {
  const added = await deps.db.write((sql) => add(sql, who, input, deps.clock.now()))
  if (added > 0) deps.publish.report(who.site)
  return { ok: true, cid: input.cid }
}

/** Keeps what is only counted; the same cid counts once. */
export const saveVote = (deps: Deps, who: VisitorWho, input: ArticleVote): Kept => keep(deps, who, input, addVote)
export const saveGreeting = (deps: Deps, who: VisitorWho, input: GreetingRecord): Kept =>
  keep(deps, who, input, addGreetingRecord)
export const saveMiss = (deps: Deps, who: VisitorWho, input: SearchMiss): Kept => keep(deps, who, input, addMiss)
