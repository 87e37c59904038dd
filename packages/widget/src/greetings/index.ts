import type { ChosenGreeting } from '@deskbell/greetings/decide'
import { decideGreeting, pickGreeting } from '@deskbell/greetings/decide'
import { nextDue } from '@deskbell/greetings/due'
import { rememberDismissed, rememberEngaged, rememberShown } from '@deskbell/greetings/memory'
import { conditionsUsed, selectorsOf } from '@deskbell/greetings/used'
import type { GreetingRules } from '@deskbell/protocol'
import { observe } from '../edge/page-facts.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Panel } from '../seams.ts'
import { cardStyle } from './card-style.ts'
import { chipsOf } from './chips.ts'
import { contextOf } from './context.ts'
import { watchBehaviour } from './edge/behaviour.ts'
import { createKeeper } from './edge/kept.ts'
import { fetchRules } from './edge/rules.ts'
import { type Shown, showGreeting } from './show.ts'
import { cardWords } from './words.ts'

export interface Greetings {
  /** Shows a greeting by its id, whatever its conditions; gives whether it could. `''` names none. */
  greet(id: string): boolean
}

type Act = (verb: 'answer' | 'open', ...args: unknown[]) => Promise<void>
type Record = Parameters<Panel['recordGreeting']>[0]

/** Fetches the rules and shows what is due, from now until the widget ends. */
export async function startGreetings(shell: Shell, act: Act): Promise<Greetings> {
  return run(shell, act, await fetchRules(shell.options))
}

function run(shell: Shell, act: Act, rules: GreetingRules): Greetings {
  const { root, options, ends, emit, on } = shell
  const keeper = createKeeper(options.siteKey)
  const page = observe(shell)
  const behaviour = watchBehaviour(conditionsUsed(rules), selectorsOf(rules), () => check(), ends)
  const spot = document.createElement('div')
  const sheet = new CSSStyleSheet()
  let shown: Shown | null = null
  let timer = 0
  let views = page.views()
  /** Kept back until the shopper acts: before that, nothing of ours may leave the page. */
  let untold: Record[] = []

  const context = () => contextOf(shell, page, behaviour, keeper.read(), shown !== null)
  const tell = (chosen: ChosenGreeting, what: Record['act']) => {
    const { greeting, variant } = chosen
    untold.push({ greeting: greeting.id, variant, act: what })
    emit(`greeting:${what}`, { greeting: greeting.id, variant })
    flush()
  }
  const flush = () => {
    if (!shell.record) return
    for (const record of untold) shell.record(record)
    untold = []
  }
  const end = () => {
    shown?.remove()
    shown = null
  }
  const seen = (chosen: ChosenGreeting, control: boolean) => {
    const { greeting, variant } = chosen
    const { now, session, pageId } = context()
    keeper.change(({ memory }) => ({
      memory: rememberShown(memory, { greeting: greeting.id, variant, control }, { now, session, pageId }),
    }))
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
  const answer = (chosen: ChosenGreeting, index: number) => {
    const { label, say, reply } = chosen.replies[index]!
    if (reply.dismiss) return dismiss(chosen)
    engage(chosen)
    if (reply.url && /^(https?:\/\/|\/)/.test(reply.url)) return location.assign(reply.url)
    const { id } = chosen.greeting
    void act('answer', {
      id,
      variant: chosen.variant,
      text: chosen.text.text,
      label: reply.say ? say : label,
      reply,
    }).then(flush)
  }
  const show = (chosen: ChosenGreeting) => {
    end()
    const site = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content ?? ''
    const { cart, severalSizes } = context().facts
    const parts = { ...cardWords(chosen.text.locale, site), chips: chipsOf(chosen, cart ?? null, severalSizes ?? null) }
    sheet.replaceSync(cardStyle(options))
    shown = showGreeting(shell, spot, chosen, parts, {
      seen: () => seen(chosen, false),
      reply: (index) => answer(chosen, index),
      dismiss: () => dismiss(chosen),
    })
    if (chosen.as === 'open') void act('open', 'chat')
  }
  const check = () => {
    clearTimeout(timer)
    if (shell.ended) return
    const now = context()
    const decision = decideGreeting(rules, now)
    if (!('none' in decision)) return show(decision)
    if (options.debug) console.debug('deskbell: no greeting', decision.none)
    if (decision.withheld) seen(decision.withheld, true)
    const wait = nextDue(rules, now)
    if (wait !== null) timer = window.setTimeout(check, wait)
  }

  spot.setAttribute('role', 'status')
  root.append(spot)
  root.adoptedStyleSheets.push(sheet)
  ends.push(
    end,
    () => clearTimeout(timer),
    page.onChange(() => {
      if (page.views() !== views) behaviour.restart()
      views = page.views()
      check()
    }),
  )
  on('panel:opened', () => {
    if (shown) engage(shown.chosen)
    flush()
  })
  on('panel:closed', check)
  check()
  return {
    greet(id) {
      const chosen = pickGreeting(rules, id, context())
      if (chosen) show(chosen)
      return chosen !== null
    },
  }
}
