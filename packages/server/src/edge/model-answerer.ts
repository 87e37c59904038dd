import type { AnswersFile } from '@deskbell/protocol'
import OpenAI from 'openai'
import type { Answerer, Model, Piece } from '../answers/answerer.ts'
import { promptOf } from '../answers/prompt.ts'

/** Longest answer that is paid for. */
const mostTokens = 500

/** An endpoint that speaks the chat completions of OpenAI; the key leaves for there only. */
export function createModel({ url, name }: NonNullable<AnswersFile['model']>, key: string | null): Model {
  const client = new OpenAI({ baseURL: url, apiKey: key ?? 'none', maxRetries: 0, logLevel: 'off' })
  return {
    name,
    async *say(messages, most, end): AsyncIterable<Piece> {
      const stream = await client.chat.completions.create(
        {
          model: name,
          messages: [...messages],
          max_tokens: most,
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

/** Has answers written by a model. */
export const createModelAnswerer = (model: Model, tone?: string): Answerer => ({
  name: model.name,
  write: (asked, end) => model.say(promptOf(asked, tone), mostTokens, end),
})
