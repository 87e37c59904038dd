import { blocksOf } from '@deskbell/greetings/caps'
import { type Moment, needsRare } from '@deskbell/greetings/check'
import { greetingsDue } from '@deskbell/greetings/choose'
import { rememberChat } from '@deskbell/greetings/memory'
import { momentsAhead } from '@deskbell/greetings/moments'
import { conditionsUsed } from '@deskbell/greetings/used'
import type { GreetingRules } from '@deskbell/protocol'
import { observe } from '../edge/page-facts.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Act, Cards } from './card/index.ts'
import { contextOf, type Sources } from './context.ts'
import type * as Acts from './edge/acts.ts'
import { watchBehaviour } from './edge/behaviour.ts'
import { createKeeper } from './edge/kept.ts'
import { fetchRules } from './edge/rules.ts'
import type * as RareChunk from './rare.ts'

export interface Greetings {
  /** Shows a greeting by its id, whatever its conditions; gives whether it could. `''` names none. */
  greet(id: string): Promise<boolean>
}

/** What only some rule files need. */
type Parts = [rare: typeof RareChunk | null, acts: typeof Acts | null]

/** A modal or a focused field may go without an event that anyone hears, so what waits for it asks again; in ms. */
const retry = 5000

/** The shopper writes, or answers something that stands before the page. */
const isTaken = ({ busy }: Moment) => /input|modal/.test(`${busy}`)

/** Fetches the rules, and what they need, and shows what is due, from now until the widget ends. */
export async function start(shell: Shell, act: Act): Promise<Greetings> {
  const rules = await fetchRules(shell.options)
  const used = conditionsUsed(rules)
  const watched = ['idleSeconds', 'scroll', 'exitIntent', 'clicked'].some((one) => used.has(one))
  const parts: Parts = await Promise.all([
    needsRare(rules, used) || /{(firstName|opensAt)}/.test(JSON.stringify(rules)) ? import('./rare.ts') : null,
    watched ? import('./edge/acts.ts') : null,
  ])
  return shell.ended ? { greet: async () => false } : run(shell, act, rules, used, parts)
}

function run(shell: Shell, act: Act, rules: GreetingRules, used: ReadonlySet<string>, [rare, watch]: Parts): Greetings {
  const keeper = createKeeper(shell)
  const ended = new AbortController()
  const { signal } = ended
  let cards: Cards | null = null
  let timer = 0

  /** All that is needed once something is due. */
  const loadCards = async (): Promise<Cards> => {
    const [{ createCards }, banners] = await Promise.all([import('./card/index.ts'), import('./edge/banners.ts')])
    Object.assign(sources, banners)
    cards ??= createCards({ shell, act, keeper, context, rules, page, isTaken })
    return cards
  }
  const why = async (id?: string) => (await import('./why.ts')).why(rules, context(), id)
  const plan = (ms: number) => {
    timer = window.setTimeout(check, ms)
  }
  const check = () => {
    clearTimeout(timer)
    if (shell.ended) return
    cards?.flush()
    const now = context()
    const blocks = blocksOf(rules, now)
    const due = blocks[0] ? [] : greetingsDue(rules, now)
    if (due[0] && !cards) return void loadCards().then(check, () => plan(retry))
    const none = due[0] && cards ? cards.showFirst(due, now) : blocks
    if (!none) return
    if (shell.options.debug || /deskbell-debug/.test(location.search)) void why()
    const wait = Math.min(isTaken(now) ? retry : Infinity, ...momentsAhead(rules, now))
    if (wait < Infinity && !document.hidden) plan(wait)
  }
  const page = observe(shell)
  const sources: Sources = {
    shell,
    page,
    rare: rare?.createRare({ shell, page, rules, used, keeper, onChange: check, signal }) ?? null,
    behaviour: watchBehaviour(check, signal),
    acts: watch?.watchActs(rules, used, check, signal),
  }
  const context = () => contextOf(sources, keeper.read(), cards?.isShown() ?? false)
  let views = page.views()
  shell.ends.push(
    () => ended.abort(),
    () => clearTimeout(timer),
    page.onChange(() => {
      if (page.views() !== views) {
        sources.behaviour.restart()
        sources.acts?.restart()
      }
      views = page.views()
      check()
    }),
  )
  shell.hears.push(check)
  // Who saw one before may reach its goal here.
  if (Object.keys(keeper.read().memory.seen)[0]) void loadCards().catch(() => {})
  Object.assign((window as { Deskbell?: { greet?: object } }).Deskbell?.greet ?? {}, { why })
  shell.on('panel:closed', check)
  shell.on('message:sent', () => keeper.remember((memory) => rememberChat(memory, Date.now()), true))
  check()
  return {
    async greet(id) {
      const greeting = rules.greetings.find((one) => one.id === id)
      return greeting !== undefined && (await loadCards()).show(greeting)
    },
  }
}
