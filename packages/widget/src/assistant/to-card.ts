import type { Reply } from '@deskbell/bot/core'
import { type Card, pickText } from '@deskbell/protocol'

/** A flow's card as it stands in the conversation; addresses are whole there, for an agent has another page. */
export function toCard({ title, text, image, link }: NonNullable<Reply['card']>, locale: string, base: string): Card {
  const whole = (address: string) => (URL.canParse(address, base) ? new URL(address, base).href : '')
  const web = (address: string | undefined) => (address && /^https?:/.test(whole(address)) ? whole(address) : undefined)
  const [picture, page] = [web(image), web(link)]
  return {
    title: pickText(title, locale),
    ...(text === undefined ? {} : { text: pickText(text, locale) }),
    ...(picture === undefined ? {} : { image: picture }),
    ...(page === undefined ? {} : { link: page }),
  }
}
