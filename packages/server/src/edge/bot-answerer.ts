import { createHmac } from 'node:crypto'
import { type AnswersFile, limits } from '@deskbell/protocol'
import * as v from 'valibot'
import type { Answerer, WholeAnswer } from '../answers/answerer.ts'

const longestBody = 65_536

/** What a bot may answer. */
const BotAnswer = v.object({
  text: v.optional(v.pipe(v.string(), v.maxLength(limits.text)), ''),
  /** Ids of the articles it used. */
  sources: v.optional(v.array(v.string()), []),
  /** A person shall take over. */
  handoff: v.optional(v.boolean(), false),
})

/** Signature of Standard Webhooks: HMAC-SHA256 of id, time and body. */
export const signBody = (secret: string, id: string, seconds: number, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`

async function readBody(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestBody) throw new Error('the bot answered too much')
  }
  return text
}

/** Asks the owner's own bot by one signed request; it answers with text, the articles it used, or that a person shall. */
export function createBotAnswerer(
  bot: NonNullable<AnswersFile['bot']>,
  secret: string,
  now: () => number = Date.now,
): Answerer {
  return {
    name: new URL(bot.url).host,
    async write(asked, end): Promise<WholeAnswer> {
      const body = JSON.stringify({ version: 1, type: 'answer.requested', ...asked })
      const seconds = Math.floor(now() / 1000)
      const response = await fetch(bot.url, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: end,
        headers: {
          'content-type': 'application/json',
          'webhook-id': asked.cid,
          'webhook-timestamp': String(seconds),
          'webhook-signature': signBody(secret, asked.cid, seconds, body),
        },
      })
      if (!response.ok) throw Object.assign(new Error('the bot refused'), { status: response.status })
      return v.parse(BotAnswer, JSON.parse(await readBody(response)))
    },
  }
}
