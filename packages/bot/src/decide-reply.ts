import type { HandoffReason } from '@deskbell/protocol'
import { flowStartedBy, sayStep, toPerson } from './flows.ts'
import { fold } from './fold.ts'
import { readMood, tooHot, warm } from './mood.ts'
import { smallTalk } from './small-talk.ts'
import type { Act, Answer, BotContext, BotState, Decision, Hit, Message, Reply } from './types.ts'
import { wantsPerson } from './wants-person.ts'

/** Score from which an article is taken for the answer, unless the owner's file says otherwise. */
const defaultThreshold = 0.45
/** Two hits closer than this are two readings of the question: the assistant asks which. */
const tooClose = 0.04

/**
 * What the assistant says to a message: pure, so that the same state, message and hits always give the same reply.
 * `hits` are the help search's results for the message, best first.
 */
export function decideReply(state: BotState, message: Message, hits: readonly Hit[], context: BotContext): Decision {
  if (state.silent) return { state, replies: [], handoff: null }
  if (message.kind === 'choice') return takeChoice(state, message.act, context)
  if (message.kind === 'greeting') return answerGreeting(state, message, context)
  return answerText(state, message.text, hits, context)
}

const say = (state: BotState, ...replies: Reply[]): Decision => ({ state, replies, handoff: null })

function handOver(state: BotState, reason: HandoffReason): Decision {
  const key = reason === 'frustrated' ? 'bot.sorry' : 'bot.fetching'
  return { state: { ...state, silent: true }, replies: [{ say: { key }, choices: [] }], handoff: reason }
}

function takeChoice(state: BotState, act: Act, context: BotContext): Decision {
  switch (act.kind) {
    case 'handoff':
      return handOver(state, act.reason)
    case 'article': {
      const article = context.article(act.id)
      return article ? say({ ...state, misses: 0 }, articleReply(article)) : miss(state)
    }
    case 'step': {
      const reply = sayStep(context.assistant, act.flow, act.step)
      return reply ? say({ ...state, misses: 0 }, reply) : miss(state)
    }
    case 'helped':
      return say({ ...state, misses: 0, heat: 0 }, { say: { key: 'bot.glad' }, choices: [] })
    case 'not-helped':
      return say(
        { ...state, misses: state.misses + 1 },
        { say: { key: 'bot.anotherWay' }, choices: [toPerson('not-helpful')] },
      )
    case 'search':
      return say(state)
  }
}

function answerGreeting(
  state: BotState,
  message: { greeting: string; article: string | null },
  context: BotContext,
): Decision {
  const flow = flowStartedBy(context.assistant, { greeting: message.greeting })
  const step = flow && sayStep(context.assistant, flow.id)
  if (step) return say(state, step)
  const article = message.article ? context.article(message.article) : undefined
  if (article) return say(state, articleReply(article))
  return say(state, { say: { text: context.assistant.hello }, choices: [toPerson('asked')] })
}

function answerText(before: BotState, text: string, hits: readonly Hit[], context: BotContext): Decision {
  const words = context.words ?? []
  const heat = Math.min(1, before.heat * 0.6 + readMood(text, before.heard, before.misses, words).heat)
  const state = { ...before, heat, heard: [...before.heard, fold(text)].slice(-3) }
  if (wantsPerson(text, words)) return handOver(state, heat >= warm ? 'frustrated' : 'asked')
  if (heat >= tooHot) return handOver(state, 'frustrated')
  const talk = smallTalk(text, words)
  if (talk === 'hello') return say(state, { say: { text: context.assistant.hello }, choices: [toPerson('asked')] })
  if (talk === 'thanks') return say({ ...state, misses: 0 }, { say: { key: 'bot.welcome' }, choices: [] })
  const flow = flowStartedBy(context.assistant, { text, locale: context.locale })
  const step = flow && sayStep(context.assistant, flow.id)
  if (step) return say({ ...state, misses: 0 }, step)
  return answerFromHits(state, text, hits, context)
}

function answerFromHits(state: BotState, text: string, hits: readonly Hit[], context: BotContext): Decision {
  const threshold = context.assistant.threshold ?? defaultThreshold
  const known = hits.slice(0, 3).flatMap((hit) => {
    const article = context.article(hit.id)
    return article && hit.score >= threshold ? [{ article, score: hit.score }] : []
  })
  const [first, second] = known
  if (!first) return miss(state, text)
  const calm = { ...state, misses: 0 }
  if (second && first.score - second.score < tooClose) return say(calm, whichOne([first.article, second.article]))
  return say(calm, articleReply(first.article, state.heat >= warm))
}

/** An article's short answer with its source; asked at once whether it helped, so that nobody is stuck with it. */
const articleReply = (article: Answer, personFirst = false): Reply => {
  const helped: Reply['choices'] = [
    { label: { key: 'bot.yes' }, act: { kind: 'helped' } },
    { label: { key: 'bot.no' }, act: { kind: 'not-helped' } },
  ]
  const person = toPerson(personFirst ? 'frustrated' : 'asked')
  return {
    say: { text: article.summary },
    source: { id: article.id, title: article.question },
    choices: personFirst ? [person, ...helped] : [...helped, person],
  }
}

const whichOne = (articles: Answer[]): Reply => ({
  say: { key: 'bot.didYouMean' },
  choices: [
    ...articles.map((article): Reply['choices'][number] => ({
      label: { text: article.question },
      act: { kind: 'article', id: article.id },
    })),
    { label: { key: 'bot.neither' }, act: { kind: 'not-helped' } },
  ],
})

/** Says that it does not know, and offers what is left; never a dead end. */
function miss(state: BotState, query = ''): Decision {
  const misses = state.misses + 1
  const search: Reply['choices'] = query ? [{ label: { key: 'bot.search' }, act: { kind: 'search', query } }] : []
  const person = toPerson('no-answer')
  return say(
    { ...state, misses },
    {
      say: { key: misses > 1 ? 'bot.noAnswerAgain' : 'bot.noAnswer' },
      choices: misses > 1 ? [person] : [person, ...search],
    },
  )
}
