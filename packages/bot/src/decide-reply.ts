import { articleReply, helpedBy } from './answer.ts'
import { answerText } from './answer-text.ts'
import { enterStep } from './flows/enter-step.ts'
import { flowStartedBy } from './flows/start-flow.ts'
import { toPerson } from './offers.ts'
import { handOver, takeChoice } from './take-choice.ts'
import type { BotContext, BotState, Decision, Hit, Message } from './types.ts'

/** More than this of one message is not read. */
const maxLetters = 1000

/**
 * What the assistant says to a message: pure, so that the same state, message and hits always give the same reply.
 * `hits` are the help search's results for the message, best first.
 * @example decideReply(newBotState(), { kind: 'text', text: 'How do I pay?' }, search('How do I pay?'), context)
 */
export function decideReply(state: BotState, message: Message, hits: readonly Hit[], context: BotContext): Decision {
  if (state.silent) return { state, replies: [], handoff: null }
  if (message.kind === 'choice') return takeChoice(state, message.act, context)
  if (message.kind === 'greeting') return answerGreeting(state, message, context)
  if (message.kind === 'made') return afterMade(state, message)
  return answerText(state, message.text.slice(0, maxLetters), hits, context)
}

/** An answer that was made is asked about; one that only a person may give brings a person. */
function afterMade(state: BotState, { outcome, article }: Extract<Message, { kind: 'made' }>): Decision {
  if (outcome === 'handoff') return handOver(state, 'promise')
  if (outcome !== 'answered') return { state, replies: [], handoff: null }
  return { state: { ...state, misses: 0 }, replies: [], handoff: null, offer: helpedBy(article) }
}

function answerGreeting(
  state: BotState,
  { greeting, article, vars = {} }: Extract<Message, { kind: 'greeting' }>,
  context: BotContext,
): Decision {
  const told = { ...state, slots: { ...state.slots, ...vars } }
  const flow = flowStartedBy({ greeting }, told, context)
  const entered = flow && enterStep(told, { flow: flow.id, step: flow.steps[0]!.id }, context)
  if (entered) return entered
  const found = article ? context.article(article) : undefined
  const hello = { say: { text: context.assistant.hello }, choices: [toPerson('asked')] }
  return { state, replies: [found ? articleReply(found) : hello], handoff: null }
}
