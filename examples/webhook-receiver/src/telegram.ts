import { createHash, timingSafeEqual } from 'node:crypto'
import type { Handler } from './receiver.ts'
import { lineFor } from './relay.ts'

/** The bot, as Telegram's BotFather gives it, and the chat it speaks in. */
export interface Telegram {
  /** `https://api.telegram.org/bot<token>` */
  api: string
  chat: string
}

/** Says in a Telegram chat what shoppers say; a reply to it there is answered by `takeReplies`. */
export const relayToTelegram = ({ api, chat }: Telegram, consoleUrl: string): Handler => {
  return async (event) => {
    const text = lineFor(event, consoleUrl)
    if (text === null) return
    const response = await fetch(`${api}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: chat, text, link_preview_options: { is_disabled: true } }),
    })
    if (!response.ok) throw new Error(`Telegram answered ${response.status}`)
  }
}

interface Update {
  update_id: number
  message?: { text?: string; chat: { id: number }; reply_to_message?: { text?: string } }
}

/** The conversation that a reply in the chat is about, and its words; `null` for everything else that is said there. */
export function replyOf({ message }: Update, chat: string): { conversation: string; text: string } | null {
  const conversation = /#\/inbox\/([0-9a-f-]{36})/.exec(message?.reply_to_message?.text ?? '')?.[1]
  const text = message?.text?.trim()
  return conversation && text && String(message?.chat.id) === chat ? { conversation, text } : null
}

/** The same update is the same act, however often Telegram sends it: its cid is made of its number. */
export function cidOf(update: number): string {
  const hex = createHash('sha256').update(`telegram ${update}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface Deskbell {
  url: string
  /** With the scope `conversations:write`. */
  key: string
  /** In whose name, by id (`GET /v1/agents`). */
  agent: string
}

const isSecret = (given: string, wanted: string): boolean =>
  wanted !== '' && given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))

/**
 * Takes Telegram's updates (`setWebhook` with this `secret_token`) and hands replies to the shopper.
 * Resolves to the status to answer with: anything but 2xx has Telegram send the update again.
 */
export const takeReplies =
  ({ url, key, agent }: Deskbell, { chat }: Telegram, secret: string) =>
  async (token: string, body: string): Promise<number> => {
    if (!isSecret(token, secret)) return 401
    const update = JSON.parse(body) as Update
    const reply = replyOf(update, chat)
    if (!reply) return 204
    const answer = await fetch(`${url}/v1/conversations/${reply.conversation}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ cid: cidOf(update.update_id), agent, text: reply.text }),
    })
    // What is refused for good is not sent again: it is solved, or somebody else's.
    return answer.ok || answer.status < 429 ? 204 : 503
  }
