import type { ConversationSummary } from '@deskbell/protocol'
import { isUnread } from '../inbox/tags.ts'
import type { Ring } from '../world.ts'

/** Something an agent should hear of. `conversation` is `null` where only the number is known. */
export interface Alert {
  ring: Ring
  conversation: ConversationSummary | null
}

/** What is known of the site's conversations at one moment. */
export interface Scene {
  view: string
  conversations: readonly ConversationSummary[]
  /** How many wait, over all views. */
  waiting: number
}

/** Views that hold everybody who waits. */
const showsWaiting = (view: string): boolean => view === 'inbox' || view === 'waiting' || view === 'unassigned'

const concerns = ({ agent }: ConversationSummary, me: string | null): boolean => agent !== null && agent.id === me

/**
 * What happened between two scenes: somebody began to wait, or wrote in a conversation that is this agent's. Another
 * view is another list, so that nothing in it is new; who waits is then told by their number.
 */
export function decideAlerts(before: Scene, after: Scene, me: string | null): Alert[] {
  const sameList = before.view === after.view
  const known = new Map(before.conversations.map((each) => [each.id, each]))
  const alerts: Alert[] = []
  for (const conversation of sameList ? after.conversations : []) {
    const old = known.get(conversation.id)
    if (conversation.status === 'waiting' && old?.status !== 'waiting') alerts.push({ ring: 'waiting', conversation })
    else if (concerns(conversation, me) && isUnread(conversation) && conversation.last > (old?.last ?? Infinity))
      alerts.push({ ring: 'words', conversation })
  }
  const byNumber = !showsWaiting(after.view) && after.waiting > before.waiting
  return byNumber ? [...alerts, { ring: 'waiting', conversation: null }] : alerts
}
