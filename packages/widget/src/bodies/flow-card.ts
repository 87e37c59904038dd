import type { VisitorThread } from '@deskbell/client'
import type { Card, FlowCard, LocalText } from '@deskbell/protocol'

/** A flow's card as an entry holds it: in the shopper's language, with whole addresses; the agent reads it elsewhere. */
export function toCard({ title, text, image, link }: FlowCard, say: (text: LocalText) => string, page: string): Card {
  const whole = (address: string) => new URL(address, page).href
  return {
    title: say(title),
    ...(text ? { text: say(text) } : {}),
    ...(image ? { image: whole(image) } : {}),
    ...(link && !/^(mailto|tel):/.test(link) ? { link: whole(link) } : {}),
  }
}

/** Shows the card of a flow's step in the conversation. */
export function showCard(thread: VisitorThread, card: FlowCard, say: (text: LocalText) => string): void {
  thread.act('message:send', {
    author: 'assistant',
    body: { kind: 'cards', cards: [toCard(card, say, location.href)] },
  })
}
