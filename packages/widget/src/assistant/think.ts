import {
  type BotState,
  type Decision,
  decideReply,
  loadListener,
  type Message,
  newBotState,
  type Words,
} from '@deskbell/bot/core'
import type { Clock, VisitorClient } from '@deskbell/client'
import type { Article, AssistantFile } from '@deskbell/protocol'
import type { Think } from '../chat/assistant.ts'
import type { PageFacts } from '../seams.ts'
import { carryOut } from './carry-out.ts'
import { factsOf } from './facts.ts'
import type { Maker, Told } from './made/index.ts'
import { tapped } from './tapped.ts'

/** What the assistant knows at this moment. */
export interface Knowledge {
  locale: string
  assistant: AssistantFile
  /** The site has answers made on the server. */
  makes: boolean
  articles: readonly Article[]
  /** Words in the shopper's language. */
  words(words: Words): string
  search(query: string): { id: string; score: number }[]
  page: PageFacts | null
  clock: Clock
  client: Pick<VisitorClient, 'voteArticle' | 'availability' | 'connection'>
}

/**
 * Makes up the assistant's mind for one message: with the words of the shopper's language, page, cart and who is there,
 * and where the site wants it, with an answer that the server makes.
 */
export async function think(heard: Message, knowledge: Knowledge): Promise<Think> {
  const { locale, assistant, articles, search, page, client } = knowledge
  const context = {
    locale,
    assistant,
    makes: knowledge.makes && client.connection.peek() !== 'offline',
    listener: await loadListener(locale, heard),
    facts: factsOf(page, client.availability.peek()),
    article: (id: string) => articles.find((article) => article.id === id),
  }
  return async (bot, heard, thread) => {
    const typed = heard.kind === 'text' && tapped(heard.text, bot?.offered ?? [], knowledge.words)
    const told = await answer(bot ?? newBotState(), typed ? { kind: 'choice', act: typed.act } : heard, thread)
    return { ...told, state: { ...told.state, offered: (told.offer ?? told.replies.at(-1))?.choices ?? [] } }
  }

  async function answer(bot: BotState, message: Message, thread: Maker): Promise<Told> {
    function decide(state: BotState, said: Message): Decision {
      const hits = said.kind === 'text' ? search(said.text) : []
      const decision = decideReply(state, said, hits, context)
      carryOut(decision, { client, thread, locale })
      return decision
    }
    const own = decide(bot, message)
    if (own.make === undefined) return own
    // Few sites have it, and who cannot fetch it hears the own answer.
    const made = await import('./made/index.ts').catch(() => null)
    return made
      ? made.makeAnswer(own, own.make, locale, thread, knowledge.clock, client.connection, (after) =>
          decide(own.state, after),
        )
      : own
  }
}
