import type { GreetingContext } from '@deskbell/greetings/context'
import { explainGreeting } from '@deskbell/greetings/decide'
import type { GreetingRules } from '@deskbell/protocol'

type Reasons = ReturnType<typeof explainGreeting>[number]

/** Why this greeting does or does not show now; `null` where the file has none of the name. */
export const why = (rules: GreetingRules, context: GreetingContext, id: string): Reasons | null =>
  explainGreeting(rules, context).find((one) => one.id === id) ?? null

/** Says in the console, for every rule, why it does or does not show now. */
export function sayWhy(rules: GreetingRules, context: GreetingContext): void {
  const rows = explainGreeting(rules, context)
  console.table(rows.map(({ id, fires, reasons }) => ({ greeting: id, shows: fires, because: reasons.join(', ') })))
}
