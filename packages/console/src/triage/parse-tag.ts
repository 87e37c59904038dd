import { parse, Tag } from '@deskbell/protocol'

/** What was typed as a tag the server takes; `null` where it is none. @example parseTag(' VIP ') // 'vip' */
export function parseTag(text: string): string | null {
  const parsed = parse(Tag, text)
  return parsed.ok ? parsed.value : null
}
