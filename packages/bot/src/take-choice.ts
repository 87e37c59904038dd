import type { HandoffReason } from '@deskbell/protocol'
import { articleReply, miss, plainAnswer } from './answer.ts'
import { sayBetween, waitingStep } from './flows/back-to-step.ts'
import { effectsOf, enterStep, stepOf } from './flows/enter-step.ts'
import { toPerson } from './offers.ts'
import type { Act, BotContext, BotState, Decision, Outcome, Place, Reply } from './types.ts'

const maxOutcomes = 20

export const say = (state: BotState, ...replies: Reply[]): Decision => ({ state, replies, handoff: null })

/** Says that a person is coming, and is silent from then on. */
export function handOver(state: BotState, reason: HandoffReason): Decision {
  const key = reason === 'frustrated' ? 'bot.sorry' : 'bot.fetching'
  return { state: { ...state, silent: true, at: null }, replies: [{ say: { key }, choices: [] }], handoff: reason }
}

/** What a tapped choice leads to. */
export function takeChoice(state: BotState, act: Act, context: BotContext): Decision {
  const decision = follow(state, act, context)
  const effects = [...effectsOf(act.do), ...(decision.effects ?? [])]
  return effects.length > 0 ? { ...decision, effects } : decision
}

function follow(state: BotState, act: Act, context: BotContext): Decision {
  switch (act.kind) {
    case 'handoff':
      return handOver(state, act.reason)
    case 'article':
      return sayArticle(state, act.id, context)
    case 'step':
      return enterStep({ ...state, misses: 0 }, act, context) ?? miss(state, context)
    case 'skip':
      return skip(state, act, context)
    case 'link':
      return say({ ...state, misses: 0 }, { say: { text: act.url }, choices: [toPerson('asked')] })
    case 'helped':
      return outcome({ ...state, misses: 0, heat: 0, at: null }, act.article, true)
    case 'not-helped':
      return outcome({ ...state, misses: state.misses + 1 }, act.article, false)
    case 'message':
      return leaveMessage(state, context)
    case 'search':
      return say(state)
  }
}

/** An article chosen within a flow is said, and the flow's step stays open: for the other choices, or for what it asks. */
function sayArticle(before: BotState, id: string, context: BotContext): Decision {
  const article = context.article(id)
  if (!article) return miss(before, context)
  const state = { ...before, misses: 0 }
  const step = waitingStep(state, context)
  return step?.slot ? sayBetween(state, plainAnswer(article), step) : say(state, articleReply(article))
}

function skip(state: BotState, { flow, step }: Place, context: BotContext): Decision {
  const asked = stepOf(
    context.assistant.flows.find(({ id }) => id === flow),
    step,
  )?.ask
  const next = asked && enterStep({ ...state, misses: 0 }, { flow, step: asked.go }, context)
  return next ?? miss(state, context)
}

function outcome(state: BotState, article: string | undefined, helped: boolean): Decision {
  const said: Outcome = { article: article ?? null, helped }
  const reply: Reply = helped
    ? { say: { key: 'bot.glad' }, choices: [] }
    : { say: { key: 'bot.anotherWay' }, choices: [toPerson('not-helpful')] }
  const outcomes = [...(state.outcomes ?? []), said].slice(-maxOutcomes)
  return { ...say({ ...state, outcomes }, reply), effects: [{ kind: 'outcome', ...said }] }
}

function leaveMessage(state: BotState, context: BotContext): Decision {
  const words = context.listener?.says
  if (!words) return handOver(state, 'no-answer')
  return say({ ...state, leaving: true, at: null }, { say: { text: words.writeMessage }, choices: [toPerson('asked')] })
}
