import type { FlowSlot } from '@deskbell/protocol'
import type { BotContext, BotState, Decision, Reply } from '../types.ts'
import { inEach, replyAt, stepOf } from './enter-step.ts'

/** What a flow's step that waits for an answer asks, without what it told before. */
export interface Waiting extends Reply {
  /** What is to be typed, where it waits for words. */
  slot: FlowSlot | undefined
}

/** The step that waits, if there is one. */
export function waitingStep(state: BotState, context: BotContext): Waiting | null {
  const flow = context.assistant.flows.find(({ id }) => id === state.at?.flow)
  const step = state.at ? stepOf(flow, state.at.step) : undefined
  if (!flow || !step) return null
  const { say, choices } = replyAt(flow, step, state, context)
  const slot = step.ask
  return { say: { text: inEach(say.text, (text) => questionOf(text) ?? (slot ? text : '')) }, choices, slot }
}

/** Says one thing in the middle of a flow, and takes up what its step asks. */
export const sayBetween = (state: BotState, reply: Reply, { slot, ...again }: Waiting): Decision => ({
  state,
  // A question stands over what may be tapped; what is to be typed is asked for in words of its own.
  replies: slot ? [{ ...reply, choices: [] }, again] : [{ ...reply, ask: again.say, choices: again.choices }],
  handoff: null,
})

/** The last sentence that asks something. */
const questionOf = (text: string): string | undefined =>
  text
    .match(/[^.!?…؟。！？\n]*[?？؟]/g)
    ?.at(-1)
    ?.trim()
