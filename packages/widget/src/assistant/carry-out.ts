import type { VisitorClient, VisitorThread } from '@deskbell/client'
import type { Decision } from '../assistant/index.ts'

/** Where the assistant acts besides speaking. */
export interface Doing {
  client: Pick<VisitorClient, 'voteArticle'>
  thread: Pick<VisitorThread, 'act'>
  locale: string
}

/**
 * Does what the assistant decided: whether an article helped is a vote for it, a flow's tag is for the team, and what
 * it learnt is kept with the shopper.
 */
export function carryOut({ effects = [] }: Decision, { client, thread, locale }: Doing): void {
  for (const effect of effects) {
    const { kind, ...learnt } = effect
    if (kind === 'tag' || kind === 'attribute') thread.act(`flow:${kind}`, learnt)
    if (effect.kind === 'outcome' && effect.article) {
      client.voteArticle({ article: effect.article, locale, helpful: effect.helped })
    }
  }
}
