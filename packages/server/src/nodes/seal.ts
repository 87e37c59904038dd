import { createHmac, timingSafeEqual } from 'node:crypto'

const markOf = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url')
/** How long the mark of a message is. */
const markLength = 43

/** A text with the mark of those who know the key before it. */
export const seal = (key: string, text: string): string => markOf(key, text) + text

/** The text of a message that carries the right mark; `null` of any other. */
export function unseal(key: string, message: string): string | null {
  const text = message.slice(markLength)
  const [given, right] = [Buffer.from(message.slice(0, markLength)), Buffer.from(markOf(key, text))]
  return given.length === right.length && timingSafeEqual(given, right) ? text : null
}
