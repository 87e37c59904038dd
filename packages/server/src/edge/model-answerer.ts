import type { AnswersFile } from '@deskbell/protocol'
import OpenAI from 'openai'
import type { Answerer, Piece } from '../answers/answerer.ts'
import { promptOf } from '../answers/prompt.ts'

/** Longest answer that is paid for. */
const mostTokens = 500

/** Has answers written by an endpoint that speaks the chat completions of OpenAI; the key leaves for there only. */
export function createModelAnswerer(model: NonNullable<AnswersFile['model']>, key: string | null): Answerer {
  const client = new OpenAI({ baseURL: model.url, apiKey: key ?? 'none', maxRetries: 0, logLevel: 'off' })
  return {
    name: model.name,
    async *write(asked, end): AsyncIterable<Piece> {
      const stream = await client.chat.completions.create(
        {
          model: model.name,
          messages: promptOf(asked, model.tone),
          max_tokens: mostTokens,
          temperature: 0,
          stream: true,
          stream_options: { include_usage: true },
        },
        { signal: end },
      )
      for await (const chunk of stream) {
        const text = chunk.choices?.[0]?.delta?.content
        if (typeof text === 'string' && text !== '') yield { text }
        if (chunk.usage) yield { tokens: chunk.usage.total_tokens }
      }
    },
  }
}
