import type { VisitorClient } from '@deskbell/client'
import type { Decision } from '../assistant/index.ts'

/** Does what the assistant decided besides speaking: whether an article helped counts as a vote for it. */
export function carryOut({ effects = [] }: Decision, client: Pick<VisitorClient, 'voteArticle'>, locale: string): void {
  for (const effect of effects) {
    if (effect.kind === 'outcome' && effect.article) {
      client.voteArticle({ article: effect.article, locale, helpful: effect.helped })
    }
  }
}
