import { createHmac } from 'node:crypto'
import { type AnswersFile, limits } from '@deskbell/protocol'
import * as v from 'valibot'
import type { Answerer, WholeAnswer } from '../answers/answerer.ts'
import type { PostSafely } from './send-webhook.ts'

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

/** Asks the owner's own bot by one signed request; it answers with text, the articles it used, or that a person shall. */
export function createBotAnswerer(
  bot: NonNullable<AnswersFile['bot']>,
  secret: string,
  post: PostSafely,
  now: () => number = Date.now,
): Answerer {
  return {
    name: new URL(bot.url).host,
    async write(asked, end): Promise<WholeAnswer> {
      const body = JSON.stringify({ version: 1, type: 'answer.requested', ...asked })
      const seconds = Math.floor(now() / 1000)
      const headers = {
        'webhook-id': asked.cid,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signBody(secret, asked.cid, seconds, body),
      }
      const said = await post(bot.url, headers, body, { signal: end, mostBytes: longestBody })
      if (said.fault !== null) throw Object.assign(new Error('the bot was not reached'), { code: said.fault })
      const { status, text } = said
      if (status < 200 || status > 299) throw Object.assign(new Error('the bot refused'), { status })
      return v.parse(BotAnswer, JSON.parse(text))
    },
  }
}
