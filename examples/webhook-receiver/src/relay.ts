import type { WebhookEvent } from './receiver.ts'

interface Message {
  conversation: string
  entry: {
    author: { kind: string; name: string | null }
    body: { kind: string; text?: string; file?: { name: string } }
  }
}

/** The line that a team's chat shows for an event; `null` for what is not worth one. Pure. */
export function lineFor({ type, data }: WebhookEvent, consoleUrl: string): string | null {
  const { conversation, entry } = data as unknown as Message
  const link = `${consoleUrl}#/inbox/${conversation}`
  if (type === 'conversation.waiting') return `Somebody waits for a person: ${link}`
  if (type !== 'message.created' || entry.author.kind !== 'visitor') return null
  return `“${entry.body.text ?? entry.body.file?.name ?? '…'}” ${link}`
}

/** Hands lines to a chat that takes `{"text": …}` at an address, as Slack, Mattermost and Rocket.Chat do. */
export const relayTo = (chatUrl: string, consoleUrl: string) => async (event: WebhookEvent) => {
  const text = lineFor(event, consoleUrl)
  if (text === null) return
  const response = await fetch(chatUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  if (!response.ok) throw new Error(`the chat answered ${response.status}`)
}
