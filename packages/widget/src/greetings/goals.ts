import { rememberGoal } from '@deskbell/greetings/goal'
import type { GreetingRules } from '@deskbell/protocol'
import type { ObservedPage } from '../edge/page-facts.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Keeper } from './edge/kept.ts'
import type { Records } from './records.ts'

/** Credits greetings whose goal a page or a tracked event is, those of the comparison group too. */
export function watchGoals(
  shell: Shell,
  page: ObservedPage,
  keeper: Keeper,
  rules: GreetingRules,
  records: Records,
): void {
  let heard = 0
  let address = ''
  const reach = (signal: { url: string } | { event: string }) => {
    const { reached, memory } = rememberGoal(rules, keeper.read().memory, signal, Date.now())
    if (reached.length === 0) return
    keeper.remember(() => memory)
    for (const { greeting, variant } of reached) {
      records.add({ greeting, variant, act: 'goal' })
      shell.emit('greeting:goal', { greeting, variant })
    }
  }
  const look = () => {
    if (page.address() !== address) {
      address = page.address()
      reach({ url: address })
    }
    for (const [verb, name] of shell.said.slice(heard)) if (verb === 'track') reach({ event: `${name}` })
    heard = shell.said.length
  }
  shell.ends.push(page.onChange(look))
  shell.hears.push(look)
  look()
}
