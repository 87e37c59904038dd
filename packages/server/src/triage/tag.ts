import { type Answer, type ConversationTag, limits } from '@deskbell/protocol'
import { type Acted, acted, agentAct, runAgentAct, unchanged } from '../conversations/acts.ts'
import { refused } from '../conversations/log-act.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { ofSite } from '../store/conversations.ts'
import { setTags } from '../store/triage.ts'
import { offerSurvey } from '../surveys/offer-survey.ts'

/** The tags after a change, in the order they were given; what is both added and removed stays. */
export function decideTags(before: readonly string[], add: readonly string[], remove: readonly string[]) {
  const added = [...new Set(add)].filter((tag) => !before.includes(tag))
  const removed = [...new Set(remove)].filter((tag) => before.includes(tag) && !add.includes(tag))
  return { tags: [...before.filter((tag) => !removed.includes(tag)), ...added], added, removed }
}

/** Adds and removes tags of a conversation, solved ones too. */
export function tag(deps: Deps, who: AgentWho, input: ConversationTag): Promise<Answer<Acted>> {
  const { add, remove } = input
  const act = agentAct(who, input, { kind: 'tagged', added: add, removed: remove }, 'internal')
  return runAgentAct(deps, who, act, async (sql) => {
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    const { tags, added, removed } = decideTags(JSON.parse(row.tags) as string[], add, remove)
    if (tags.length > limits.tags) return refused('too_large', { field: 'add' })
    if (added.length + removed.length === 0) return unchanged
    await setTags(sql, row, tags, removed)
    // Of one that goes on, its end speaks.
    const asks = row.status === 'solved' && added.length > 0
    return acted(deps, sql, who, act, async () =>
      asks ? offerSurvey(deps, sql, { ...row, tags: JSON.stringify(tags) }, ['tag']) : [],
    )
  })
}
