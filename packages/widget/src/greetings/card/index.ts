import type { Moment } from '@deskbell/greetings/check'
import { type ChosenGreeting, chooseFrom, fill } from '@deskbell/greetings/fill'
import type { GreetingMemory } from '@deskbell/greetings/memory'
import { rememberDismissed, rememberEngaged, rememberShown } from '@deskbell/greetings/remember'
import type { Greeting, GreetingRules } from '@deskbell/protocol'
import type { ObservedPage } from '../../edge/page-facts.ts'
import type { Shell } from '../../launcher/shell.ts'
import type { Keeper } from '../edge/kept.ts'
import { createRecords, type GreetingRecord } from '../records.ts'
import { type Shown, standCard } from './stand.ts'
import { cardStyle } from './style.ts'

export { fill }
export type Act = (verb: 'answer' | 'open' | 'wake', ...args: unknown[]) => Promise<void>

export interface CardHost {
  shell: Shell
  act: Act
  keeper: Keeper
  rules: GreetingRules
  page: ObservedPage
  context(): Moment
  /** The shopper writes, or answers something that stands before the page. */
  isTaken(at: Moment): boolean
}

export interface Cards {
  /** Tells what waits, where it may be told. */
  flush(): void
  isShown(): boolean
  /** Shows the first that is due and whose words are known; `null`, or the reasons why none stands there now. */
  showFirst(due: readonly Greeting[], at: Moment): string[] | null
  /** Shows one by name; gives whether its words are known. */
  show(greeting: Greeting): boolean
}

/** Shows greetings and takes what the shopper does with them. */
export function createCards({ shell, act, keeper, rules, page, context, isTaken }: CardHost): Cards {
  const { root, button, options, ends, emit, on } = shell
  const records = createRecords(shell, keeper, act)
  const spot = document.createElement('div')
  const sheet = new CSSStyleSheet()
  let shown: Shown | null = null
  /** Whether the one that stands was counted as shown. */
  let isCounted = false

  const end = () => {
    shown?.remove()
    shown = null
  }
  const exposed =
    ({ greeting, variant }: ChosenGreeting, control: boolean) =>
    (memory: GreetingMemory) =>
      rememberShown(memory, { greeting: greeting.id, variant, control }, context())
  /** All but having seen it is an act of the shopper, which ends the card; who acts has seen it, however quickly. */
  const note = (
    chosen: ChosenGreeting,
    what: Exclude<GreetingRecord['act'], 'control'>,
    change: (memory: GreetingMemory) => GreetingMemory,
  ) => {
    const isAct = what !== 'shown'
    const greeting = chosen.greeting.id
    const { variant } = chosen
    if (isAct && !isCounted) note(chosen, 'shown', exposed(chosen, false))
    isCounted = true
    keeper.remember(change, isAct)
    records.add({ greeting, variant, act: what })
    emit(`greeting:${what}`, { greeting, variant })
    if (isAct) end()
  }
  const engage = (chosen: ChosenGreeting) => note(chosen, 'engaged', rememberEngaged)
  const show = (chosen: ChosenGreeting, at: Moment) => {
    const { greeting, variant, text, vars } = chosen
    const dismiss = () => {
      note(chosen, 'dismissed', (memory) => rememberDismissed(memory, greeting.id, Date.now()))
      button.focus()
    }
    end()
    isCounted = false
    sheet.replaceSync(cardStyle(options))
    shown = standCard(shell, spot, chosen, at.facts, {
      seen: () => note(chosen, 'shown', exposed(chosen, false)),
      answer({ label, say, reply }) {
        if (reply.dismiss) return dismiss()
        engage(chosen)
        if (reply.url && /^(https?:\/\/|\/)/.test(reply.url)) return location.assign(reply.url)
        const answered = { id: greeting.id, variant, text: text.text, vars, label: reply.say ? say : label, reply }
        void act('answer', answered).then(records.flush)
      },
      dismiss,
      isTaken: () => isTaken(context()),
    })
    if (chosen.as === 'open') void act('open', 'chat')
  }

  spot.setAttribute('role', 'status')
  root.append(spot)
  root.adoptedStyleSheets.push(sheet)
  ends.push(end)
  on('panel:opened', () => {
    if (shown) engage(shown.chosen)
    records.flush()
  })
  if (rules.greetings.some((one) => one.goal)) {
    // Code out of reach: then no goal is counted on this page.
    import('../goals.ts').then(
      ({ watchGoals }) => watchGoals(shell, page, keeper, rules, records),
      () => {},
    )
  }
  return {
    flush: records.flush,
    isShown: () => shown !== null,
    showFirst(due, at) {
      const decision = chooseFrom(due, rules, at)
      if ('none' in decision) {
        const { withheld } = decision
        if (withheld) {
          keeper.remember(exposed(withheld, true))
          records.add({ greeting: withheld.greeting.id, variant: withheld.variant, act: 'control' })
        }
        return decision.none
      }
      show(decision, at)
      return null
    },
    show(greeting) {
      const at = context()
      const chosen = fill(rules, greeting, at)
      if (chosen) show(chosen, at)
      return chosen !== null
    },
  }
}
