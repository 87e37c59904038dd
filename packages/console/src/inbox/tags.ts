import { type ConversationSummary, handoffReasons } from '@deskbell/protocol'
import type { Say, TextKey } from '../text/say.ts'

export interface Tag {
  text: string
  tone: 'plain' | 'brass' | 'danger' | 'accent'
}

/** What the list says of a conversation besides its words and its waiting time. */
export function decideTags(say: Say, conversation: ConversationSummary, me: string | null): Tag[] {
  const { status, handoffReason, agent, priority } = conversation
  const tags: Tag[] = []
  if (priority === 'high' || priority === 'urgent') {
    tags.push({ text: say(`priority.${priority}`), tone: priority === 'urgent' ? 'danger' : 'brass' })
  }
  const reason = handoffReasons.find((known) => known === handoffReason)
  if (reason && status !== 'solved') {
    const key: TextKey = `tag.${reason}`
    tags.push({ text: say(key), tone: reason === 'frustrated' ? 'danger' : 'plain' })
  }
  if (status === 'open' && agent) tags.push({ text: agent.id === me ? say('list.yours') : agent.name, tone: 'accent' })
  if (status === 'assistant') tags.push({ text: say('tag.assistant'), tone: 'plain' })
  if (status === 'solved') tags.push({ text: say('tag.solved'), tone: 'plain' })
  return [...tags, ...conversation.tags.map((text) => ({ text, tone: 'plain' as const }))]
}

/** Whether the shopper said something that no agent has seen. */
export const isUnread = ({ last, agentRead, preview, status }: ConversationSummary): boolean =>
  status !== 'solved' && last > agentRead && preview?.author === 'visitor'
