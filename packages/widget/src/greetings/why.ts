import type { GreetingContext } from '@deskbell/greetings/context'
import { explainGreeting } from '@deskbell/greetings/decide'
import type { GreetingRules } from '@deskbell/protocol'

type Reasons = ReturnType<typeof explainGreeting>[number]

/**
 * Why this greeting does or does not show now; `null` where the file has none of the name. Without a name the console
 * is told of every rule.
 */
export function why(rules: GreetingRules, context: GreetingContext, id?: string): Reasons | null {
  const rows = explainGreeting(rules, context)
  if (id === undefined) {
    console.table(rows.map(({ id, fires, reasons }) => ({ greeting: id, shows: fires, because: reasons.join(', ') })))
  }
  return rows.find((one) => one.id === id) ?? null
}
