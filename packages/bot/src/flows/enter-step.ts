import type { Flow, FlowAction, FlowStep, LocalText } from '@deskbell/protocol'
import { toPerson } from '../offers.ts'
import type { Act, BotContext, BotState, Choice, Decision, Effect, Place, Reply } from '../types.ts'
import { holds } from './holds.ts'
import { knownSlot, situationOf } from './situation.ts'

/** More steps in one turn than any sound flow takes; `deskbell check` refuses flows that go round without stopping. */
const maxHops = 24

/**
 * Goes to a step and on from there as far as nothing is to be asked: branches, known slots and steps that go on by
 * themselves. `null` where there is no such step.
 */
export function enterStep(state: BotState, place: Place, context: BotContext): Decision | null {
  const flow = context.assistant.flows.find(({ id }) => id === place.flow)
  const effects: Effect[] = []
  const replies: Reply[] = []
  let now: BotState = { ...state, retries: 0 }
  let next: string | undefined = place.step
  for (let hop = 0; flow && next !== undefined && hop < maxHops; hop++) {
    const step = stepOf(flow, next)
    if (!step) break
    const branch = step.branches?.find(({ when }) => holds(when, situationOf(now, context)))
    const known = step.ask && !branch ? knownSlot(step.ask.slot, now, context) : null
    if (branch) next = branch.go
    else if (step.ask && known !== null) {
      now = withSlot(now, step.ask.slot, known)
      next = step.ask.go
    } else {
      effects.push(...effectsOf(step.do))
      replies.push(replyAt(flow, step, now, context))
      if (step.go === undefined) return stopAt({ state: now, replies, effects, handoff: null }, flow, step)
      next = step.go
    }
  }
  const last = replies.at(-1)
  if (!last) return null
  last.choices = [toPerson('asked')]
  return { state: { ...now, at: null }, replies, effects, handoff: null }
}

function stopAt(decision: Decision, flow: Flow, step: FlowStep): Decision {
  const { state } = decision
  if (step.handoff) return { ...decision, state: { ...state, at: null, silent: true }, handoff: 'flow' }
  return { ...decision, state: { ...state, at: step.end ? null : { flow: flow.id, step: step.id } } }
}

export const stepOf = (flow: Flow | undefined, id: string): FlowStep | undefined =>
  flow?.steps.find((step) => step.id === id)

export const withSlot = (state: BotState, slot: string, value: string): BotState => ({
  ...state,
  slots: { ...state.slots, [slot]: value },
  retries: 0,
})

export const effectsOf = (actions: readonly FlowAction[] | undefined): Effect[] =>
  (actions ?? []).map((action): Effect => {
    if ('set' in action) return { kind: 'attribute', ...action.set }
    return 'tag' in action ? { kind: 'tag', tag: action.tag } : { kind: 'survey', survey: action.survey }
  })

/** What the assistant says at a step; always with a way to a person. */
export function replyAt(
  flow: Flow,
  step: FlowStep,
  state: BotState,
  context: BotContext,
): Reply & { say: { text: LocalText } } {
  const say = { text: filledIn(step.say, state.slots ?? {}) }
  const card = step.card ? { card: step.card } : {}
  if (step.go !== undefined || step.handoff) return { say, ...card, choices: [] }
  if (step.end) return { say, ...card, ask: { key: 'bot.helped' }, choices: [...yesOrNo(), toPerson('asked')] }
  const choices = choicesAt(flow, step, state, context)
  const person = choices.some(({ act }) => act.kind === 'handoff')
  return { say, ...card, choices: person ? choices : [...choices, toPerson('asked')] }
}

export const yesOrNo = (article?: string): Choice[] => {
  const about = article === undefined ? {} : { article }
  return [
    { label: { key: 'bot.yes' }, act: { kind: 'helped', ...about } },
    { label: { key: 'bot.no' }, act: { kind: 'not-helped', ...about } },
  ]
}

function choicesAt(flow: Flow, step: FlowStep, state: BotState, context: BotContext): Choice[] {
  const skip = step.ask?.skip
  if (skip) return [{ label: { text: skip }, act: { kind: 'skip', flow: flow.id, step: step.id } }]
  return (step.choices ?? [])
    .filter(({ when }) => holds(when, situationOf(state, context)))
    .map((choice) => ({
      label: { text: choice.label },
      act: { ...actOf(flow, choice, context), ...(choice.do ? { do: choice.do } : {}) },
    }))
}

function actOf(flow: Flow, choice: NonNullable<FlowStep['choices']>[number], { assistant }: BotContext): Act {
  if (choice.handoff) return { kind: 'handoff', reason: 'flow' }
  if (choice.article) return { kind: 'article', id: choice.article }
  if (choice.link) return { kind: 'link', url: choice.link }
  const other = choice.flow ? assistant.flows.find(({ id }) => id === choice.flow) : flow
  return { kind: 'step', flow: other?.id ?? flow.id, step: choice.go ?? (other ?? flow).steps[0]!.id }
}

/** Puts slots where a text says `{name}`; what people wrote brings no markup with it. */
const filledIn = (text: LocalText, slots: Readonly<Record<string, string>>): LocalText =>
  inEach(text, (one) =>
    one.replace(/\{([a-z0-9][a-z0-9-]*)\}/g, (as, slot: string) =>
      Object.hasOwn(slots, slot) ? slots[slot]!.replace(/[[\]()<>`*\\\s]+/g, ' ').trim() : as,
    ),
  )

/** Changes a text in each of its languages. */
export const inEach = (text: LocalText, change: (one: string) => string): LocalText =>
  typeof text === 'string'
    ? change(text)
    : Object.fromEntries(Object.entries(text).map(([tag, one]) => [tag, change(one)]))
