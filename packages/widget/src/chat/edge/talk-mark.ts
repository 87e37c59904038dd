import type { VisitorConversation } from '@deskbell/protocol'
import { talkMark } from '../../launcher/talk-mark.ts'
import type { WidgetOptions } from '../../seams.ts'

/** Marks the device while something may still be said: the next page then asks for answers before it is opened. */
export function keepTalkMark(options: WidgetOptions, conversations: readonly VisitorConversation[]): void {
  try {
    if (conversations.some(({ status }) => status !== 'solved')) localStorage.setItem(talkMark(options), '1')
    else localStorage.removeItem(talkMark(options))
  } catch {
    // Forbidden or full: then answers wait until the panel is opened.
  }
}
