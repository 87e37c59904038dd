import { type Answer, type AssistantFile, type FlowAttribute, limits, refuse } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { maskCards } from '../privacy/mask-cards.ts'
import { readProfileRow, writeProfileRow } from '../store/identities.ts'

/** What the owner's flows set and ask for; a device may name no others. */
function namesOf(assistant: AssistantFile | null | undefined): Set<string> {
  const names = new Set<string>()
  for (const step of (assistant?.flows ?? []).flatMap(({ steps }) => steps)) {
    if (step.ask) names.add(step.ask.slot)
    for (const action of [...(step.do ?? []), ...(step.choices ?? []).flatMap((choice) => choice.do ?? [])]) {
      if ('set' in action) names.add(action.set.name)
    }
  }
  return names
}

/** Keeps what a flow learnt with what the page says of its shopper; what was proven stays above it. The newest counts. */
export async function flowAttribute(
  deps: Deps,
  who: VisitorWho,
  { cid, name, value }: FlowAttribute,
): Promise<Answer<{ cid: string }>> {
  if (!namesOf(deps.sites.get(who.site)?.config.assistant).has(name)) return refuse('forbidden', { field: 'name' })
  const text = maskCards(String(value)).slice(0, limits.attributeLength)
  await deps.db.write(async (sql) => {
    const { claimed, proven } = await readProfileRow(sql, who.id)
    const flow = { ...claimed.flow, [name]: text }
    await writeProfileRow(sql, who, { ...claimed, flow }, proven, deps.clock.now())
  }, who.id)
  deps.publish.context(who)
  return { ok: true, cid }
}
