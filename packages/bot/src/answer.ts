import { yesOrNo } from './flows/enter-step.ts'
import { toMessage, toPerson, toSearch } from './offers.ts'
import type { Answer, BotContext, BotState, Choice, Decision, Hit, Reply } from './types.ts'

/** Score from which an article is taken for the answer, unless the owner's file says otherwise. */
const defaultThreshold = 0.45
/** Two hits closer than this are two readings of the question: the assistant asks which. */
const tooClose = 0.04

/** The articles that may be meant: none, the one, or the two closest readings. */
export function readings(hits: readonly Hit[], context: BotContext): Answer[] {
  const threshold = context.assistant.threshold ?? defaultThreshold
  const known = hits.slice(0, 3).flatMap((hit) => {
    const article = context.article(hit.id)
    return article && hit.score >= threshold ? [{ article, score: hit.score }] : []
  })
  const [first, second] = known
  if (!first) return []
  return second && first.score - second.score < tooClose ? [first.article, second.article] : [first.article]
}

/** An article's short answer with its source; asked at once whether it helped, so that nobody is stuck with it. */
export function articleReply(article: Answer, personFirst = false): Reply {
  return { ...plainAnswer(article), ...helpedBy(article.id, personFirst) }
}

/** Whether it helped, and the way to a person. */
export function helpedBy(article: string | undefined, personFirst = false): Pick<Reply, 'ask' | 'choices'> {
  const helped = yesOrNo(article)
  const person = toPerson(personFirst ? 'frustrated' : 'asked')
  return { ask: { key: 'bot.helped' }, choices: personFirst ? [person, ...helped] : [...helped, person] }
}

/** The same in the middle of a flow, which goes on at once. */
export const plainAnswer = (article: Answer): Reply => ({
  say: { text: article.summary },
  source: { id: article.id, title: article.question },
  choices: [],
})

export const whichOne = (articles: readonly Answer[]): Reply => ({
  say: { key: 'bot.didYouMean' },
  choices: [
    ...articles.map(
      (article): Choice => ({
        label: { text: article.question },
        act: { kind: 'article', id: article.id },
      }),
    ),
    { label: { key: 'bot.neither' }, act: { kind: 'not-helped' } },
  ],
})

/** Says that it does not know, and offers what is left: a person, the search, a message. Never a dead end. */
export function miss(state: BotState, context: BotContext, query = ''): Decision {
  const misses = state.misses + 1
  const again = misses > 1
  const search = again ? [] : toSearch(query)
  const choices = [toPerson('no-answer'), ...search, ...toMessage(context)]
  const say = { key: again ? 'bot.noAnswerAgain' : 'bot.noAnswer' } as const
  return { state: { ...state, misses }, replies: [{ say, choices }], handoff: null }
}
