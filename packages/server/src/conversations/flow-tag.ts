import { type Answer, type AssistantFile, type FlowTag, limits, refuse } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { setTags } from '../store/triage.ts'
import { decideTags } from '../triage/tag.ts'
import { appendAct, type CidAct, findRepeat, refused, type Written, writeAct } from './log-act.ts'
import { ownOrNew } from './send-message.ts'

/** The tags that the owner's flows give; a device may set no others. */
function tagsOf(assistant: AssistantFile | null | undefined): Set<string> {
  const actions = (assistant?.flows ?? []).flatMap(({ steps }) =>
    steps.flatMap((step) => [...(step.do ?? []), ...(step.choices ?? []).flatMap((choice) => choice.do ?? [])]),
  )
  return new Set(actions.flatMap((action) => ('tag' in action ? [action.tag] : [])))
}

/** Tags a conversation as a step of the owner's flow says; the team sees it, the visitor does not. */
export async function flowTag(deps: Deps, who: VisitorWho, input: FlowTag): Promise<Answer<{ cid: string }>> {
  const { cid, conversation, tag } = input
  if (!tagsOf(deps.sites.get(who.site)?.config.assistant).has(tag)) return refuse('forbidden', { field: 'tag' })
  const act: CidAct = {
    ...{ cid, conversation, stream: 'internal', sender: `visitor:${who.id}` },
    author: { kind: 'assistant', id: null, name: null },
    body: { kind: 'tagged', added: [tag], removed: [] },
  }
  return writeAct<{ cid: string }>(deps, conversation, async (sql) => {
    const done: Written<{ cid: string }> = { answer: { ok: true, cid }, entries: [], moved: false }
    const repeat = await findRepeat(sql, act)
    if (repeat === 'conflict') return refused('cid_conflict')
    const row = await ownOrNew(deps, sql, who, conversation)
    if (!row) return refused('not_found')
    const { tags, added } = decideTags(JSON.parse(row.tags) as string[], [tag], [])
    if (repeat || added.length === 0) return done
    if (tags.length > limits.tags) return refused('too_large', { field: 'tag' })
    await setTags(sql, row, tags, [])
    const { entry } = await appendAct(deps, sql, who.site, act)
    return { ...done, place: row, entries: [entry], moved: true }
  })
}
