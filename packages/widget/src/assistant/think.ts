import type { VisitorClient } from '@deskbell/client'
import type { Article, AssistantFile } from '@deskbell/protocol'
import type { Brain } from '../chat/assistant.ts'
import type { PageFacts } from '../seams.ts'
import { carryOut } from './carry-out.ts'
import { factsOf } from './facts.ts'
import { decideReply, loadListener, type Message, newBotState } from './index.ts'

/** What the assistant knows at this moment. */
export interface Knowledge {
  locale: string
  assistant: AssistantFile
  articles: readonly Article[]
  search(query: string): { id: string; score: number }[]
  page: PageFacts | null
  client: Pick<VisitorClient, 'voteArticle'>
}

/** Makes up the assistant's mind for one message: with the words of the shopper's language, page and cart. */
export async function think(heard: Message, knowledge: Knowledge): Promise<Brain> {
  const { locale, assistant, articles, search, page, client } = knowledge
  const context = {
    locale,
    assistant,
    listener: await loadListener(locale, heard),
    facts: factsOf(page),
    article: (id: string) => articles.find((article) => article.id === id),
  }
  return (bot, message) => {
    const hits = message.kind === 'text' ? search(message.text) : []
    const decision = decideReply(bot ?? newBotState(), message, hits, context)
    carryOut(decision, client, locale)
    return decision
  }
}
