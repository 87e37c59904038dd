import type { Moment } from '@deskbell/greetings/check'
import { type Explained, explain } from '@deskbell/greetings/explain'
import type { GreetingRules } from '@deskbell/protocol'

/**
 * Why this greeting does or does not show now; `null` where the file has none of the name. Without a name the console
 * is told of every rule.
 */
export async function why(rules: GreetingRules, at: Moment, id?: string): Promise<Explained | null> {
  // The words come with the card.
  const { fill } = await import('./card/index.ts')
  const rows = explain(rules, at, fill)
  if (id === undefined) {
    console.table(rows.map(({ id, fires, reasons }) => ({ greeting: id, shows: fires, because: reasons.join(', ') })))
  }
  return rows.find((one) => one.id === id) ?? null
}
