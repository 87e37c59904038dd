import type { Moment } from '@deskbell/greetings/check'
import { type ChosenGreeting, chooseFrom, fill } from '@deskbell/greetings/fill'
import { rememberDismissed, rememberEngaged, rememberShown } from '@deskbell/greetings/remember'
import type { Greeting, GreetingRules } from '@deskbell/protocol'
import type { Shell } from '../../launcher/shell.ts'
import type { Panel } from '../../seams.ts'
import type { Keeper } from '../edge/kept.ts'
import { type Shown, standCard } from './stand.ts'
import { cardStyle } from './style.ts'

export type Act = (verb: 'answer' | 'open', ...args: unknown[]) => Promise<void>
type Record = Parameters<Panel['recordGreeting']>[0]

export interface CardHost {
  shell: Shell
  act: Act
  keeper: Keeper
  rules: GreetingRules
  context(): Moment
}

export interface Cards {
  isShown(): boolean
  /** Shows the first that is due and whose words are known; `null`, or the reasons why none stands there now. */
  showFirst(due: readonly Greeting[], at: Moment): string[] | null
  /** Shows one by name; gives whether its words are known. */
  show(greeting: Greeting): boolean
}

/** Shows greetings and takes what the shopper does with them. */
export function createCards({ shell, act, keeper, rules, context }: CardHost): Cards {
  const { root, options, ends, emit, on } = shell
  const spot = document.createElement('div')
  const sheet = new CSSStyleSheet()
  let shown: Shown | null = null
  /** Kept back until the shopper acts: before that, nothing of ours may leave the page. */
  let untold: Record[] = []

  const flush = () => {
    if (!shell.record) return
    for (const record of untold) shell.record(record)
    untold = []
  }
  const tell = ({ greeting: { id: greeting }, variant }: ChosenGreeting, act: Record['act']) => {
    untold.push({ greeting, variant, act })
    emit(`greeting:${act}`, { greeting, variant })
    flush()
  }
  const end = () => {
    shown?.remove()
    shown = null
  }
  const seen = (chosen: ChosenGreeting, control: boolean) => {
    const { greeting, variant } = chosen
    const at = context()
    keeper.change(({ memory }) => ({ memory: rememberShown(memory, { greeting: greeting.id, variant, control }, at) }))
    if (!control) tell(chosen, 'shown')
  }
  const dismiss = (chosen: ChosenGreeting) => {
    keeper.change(({ memory }) => ({ memory: rememberDismissed(memory, chosen.greeting.id, Date.now()) }), true)
    tell(chosen, 'dismissed')
    end()
    shell.button.focus()
  }
  const engage = (chosen: ChosenGreeting) => {
    keeper.change(({ memory }) => ({ memory: rememberEngaged(memory) }), true)
    tell(chosen, 'engaged')
    end()
  }
  const answer = (chosen: ChosenGreeting, { label, say, reply }: ChosenGreeting['replies'][number]) => {
    if (reply.dismiss) return dismiss(chosen)
    engage(chosen)
    if (reply.url && /^(https?:\/\/|\/)/.test(reply.url)) return location.assign(reply.url)
    const { greeting, variant, text } = chosen
    const answered = { id: greeting.id, variant, text: text.text, label: reply.say ? say : label, reply }
    void act('answer', answered).then(flush)
  }
  const show = (chosen: ChosenGreeting, at: Moment) => {
    end()
    sheet.replaceSync(cardStyle(options))
    shown = standCard(shell, spot, chosen, at.facts, {
      seen: () => seen(chosen, false),
      answer: (reply) => answer(chosen, reply),
      dismiss: () => dismiss(chosen),
    })
    if (chosen.as === 'open') void act('open', 'chat')
  }

  spot.setAttribute('role', 'status')
  root.append(spot)
  root.adoptedStyleSheets.push(sheet)
  ends.push(end)
  on('panel:opened', () => {
    if (shown) engage(shown.chosen)
    flush()
  })
  return {
    isShown: () => shown !== null,
    showFirst(due, at) {
      const decision = chooseFrom(due, rules, at)
      if (!('none' in decision)) {
        show(decision, at)
        return null
      }
      if (decision.withheld) seen(decision.withheld, true)
      return decision.none
    },
    show(greeting) {
      const at = context()
      const chosen = fill(rules, greeting, at)
      if (chosen) show(chosen, at)
      return chosen !== null
    },
  }
}
