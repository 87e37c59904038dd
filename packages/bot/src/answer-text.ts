import type { FlowSlot, LocalText } from '@deskbell/protocol'
import { articleReply, miss, plainAnswer, readings, whichOne } from './answer.ts'
import { sayBetween, type Waiting, waitingStep } from './flows/back-to-step.ts'
import { enterStep, withSlot } from './flows/enter-step.ts'
import { readSlot } from './flows/read-slot.ts'
import { flowStartedBy } from './flows/start-flow.ts'
import { fold, nearly } from './fold.ts'
import { tooHot, warm } from './heat.ts'
import { toPerson } from './offers.ts'
import { handOver, say, takeChoice } from './take-choice.ts'
import type { Answer, BotContext, BotState, Decision, Hit, Mood, Reply } from './types.ts'

/** What the assistant says to typed words: a person first, then the flow's question, then the help. */
export function answerText(before: BotState, text: string, hits: readonly Hit[], context: BotContext): Decision {
  const listener = context.listener
  const reading = listener?.read(text, before.heard, before.misses) ?? { mood: 'neutral', heat: 0 }
  const heat = Math.min(1, before.heat * 0.6 + reading.heat)
  const mood = heat >= warm ? 'frustrated' : reading.mood
  const state: BotState = { ...before, heat, mood, heard: [...before.heard, fold(text)].slice(-3) }
  if (listener?.wantsPerson(text)) return handOver(state, heat >= warm ? 'frustrated' : 'asked')
  if (heat >= tooHot) return handOver(state, 'frustrated')
  if (before.leaving) return handOver({ ...state, leaving: false }, 'no-answer')
  const articles = readings(hits, context)
  const decision = answerStep(state, text, articles, context) ?? answerFreely(state, text, articles, context)
  return inTone(decision, before.mood, context)
}

/** The answer to what a flow's step asks, if it waits for one; `null` where the words are about something else. */
function answerStep(state: BotState, text: string, articles: readonly Answer[], context: BotContext): Decision | null {
  const again = waitingStep(state, context)
  const typed = again?.choices.find(({ label }) => 'text' in label && saysLabel(text, label.text))
  if (typed) return takeChoice({ ...state, misses: 0 }, typed.act, context)
  return again?.slot ? answerAsk(state, again.slot, text, articles, again, context) : null
}

/** The label itself in any of its languages, also with one slip. */
const saysLabel = (text: string, label: LocalText): boolean =>
  (typeof label === 'string' ? [label] : Object.values(label)).some((one) => fold(one) && nearly(fold(text), fold(one)))

function answerAsk(
  state: BotState,
  ask: FlowSlot,
  text: string,
  articles: readonly Answer[],
  again: Waiting,
  context: BotContext,
): Decision {
  const [article] = articles
  const value = readSlot(ask, text)
  const asksBack = article && (ask.kind !== 'text' || /[?？]\s*$/u.test(text))
  if (value !== null && !(ask.kind === 'text' && asksBack)) {
    const filled = withSlot({ ...state, misses: 0 }, ask.slot, value)
    const next = enterStep(filled, { flow: state.at!.flow, step: ask.go }, context) ?? miss(filled, context)
    const attribute = { kind: 'attribute', name: ask.slot, value } as const
    return { ...next, effects: [attribute, ...(next.effects ?? [])] }
  }
  if (asksBack) return sayBetween({ ...state, misses: 0 }, plainAnswer(article), again)
  const retries = (state.retries ?? 0) + 1
  const choices = retries > 1 ? [toPerson('no-answer'), ...again.choices.filter(notPerson)] : again.choices
  return say({ ...state, retries }, { say: { text: ask.retry }, choices })
}

const notPerson = ({ act }: Reply['choices'][number]): boolean => act.kind !== 'handoff'

/** Small talk, a flow, an answer from the help, or the admission that there is none. */
function answerFreely(state: BotState, text: string, articles: readonly Answer[], context: BotContext): Decision {
  const again = waitingStep(state, context)
  const talk = context.listener?.smallTalk(text)
  const hello: Reply = { say: { text: context.assistant.hello }, choices: [toPerson('asked')] }
  const welcome: Reply = { say: { key: 'bot.welcome' }, choices: [] }
  const calm = { ...state, misses: 0 }
  if (talk) {
    const reply = talk === 'thanks' ? welcome : hello
    return again ? sayBetween(calm, reply, again) : say(calm, reply)
  }
  const flow = flowStartedBy({ text }, state, context)
  const started = flow && enterStep(calm, { flow: flow.id, step: flow.steps[0]!.id }, context)
  if (started) return started
  const own = answerFromHelp(state, text, articles, again, context)
  // In the middle of a flow its step is asked again at once: there is no room for a longer answer.
  return context.makes && !again ? { ...own, make: text } : own
}

function answerFromHelp(
  state: BotState,
  text: string,
  [first, second]: readonly Answer[],
  again: Waiting | null,
  context: BotContext,
): Decision {
  if (!first) return withoutAnswer(state, text, again, context)
  const calm = { ...state, misses: 0 }
  if (second) return say(calm, whichOne([first, second]))
  return again
    ? sayBetween(calm, plainAnswer(first), again)
    : say(calm, articleReply(first, state.mood === 'frustrated'))
}

/** Nothing found: who is annoyed or confused is led on, others are told so; in a flow its step is offered again. */
function withoutAnswer(state: BotState, text: string, again: Waiting | null, context: BotContext): Decision {
  const missed = miss(state, context, text)
  const { says } = context.listener ?? {}
  const lost = says && (state.mood === 'confused' || (state.mood === 'frustrated' && state.misses === 0))
  const [reply] = missed.replies as [Reply]
  // Shall a person be fetched is a question of its own: the step's beside it would leave a "yes" to both.
  if (!lost) return again && state.misses === 0 ? sayBetween(missed.state, reply, again) : missed
  const other: Reply = { ...reply, say: { key: 'bot.anotherWay' } }
  return { ...missed, replies: [(state.mood === 'confused' && again) || other] }
}

/** A sentence that meets the shopper's mood, once when it changes. */
function inTone(decision: Decision, before: Mood | undefined, context: BotContext): Decision {
  const mood = decision.state.mood
  const words = context.listener?.says
  if (!mood || mood === 'neutral' || mood === before || !words || decision.handoff) return decision
  return { ...decision, replies: [{ say: { text: words[mood] }, choices: [] }, ...decision.replies] }
}
