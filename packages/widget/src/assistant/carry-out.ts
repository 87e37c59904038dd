import type { VisitorClient, VisitorThread } from '@deskbell/client'
import type { Decision } from '../assistant/index.ts'

/** Where the assistant acts besides speaking. */
export interface Doing {
  client: Pick<VisitorClient, 'voteArticle'>
  thread: Pick<VisitorThread, 'act'>
  locale: string
}

/** Does what the assistant decided: whether an article helped is a vote for it, and a flow's tag is for the team. */
export function carryOut({ effects = [] }: Decision, { client, thread, locale }: Doing): void {
  for (const effect of effects) {
    if (effect.kind === 'tag') thread.act('flow:tag', { tag: effect.tag })
    if (effect.kind === 'outcome' && effect.article) {
      client.voteArticle({ article: effect.article, locale, helpful: effect.helped })
    }
  }
}
