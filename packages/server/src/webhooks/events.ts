import type { Entry, EntryBody, SurveyAnswer } from '@deskbell/protocol'

export interface HookEvent {
  type: string
  visitor: string | null
  /** The entry whose words it holds. */
  entry: string | null
  data: object
}

const words = new Set<EntryBody['kind']>(['text', 'cards', 'coupon', 'video', 'file', 'form', 'greeting'])

/** What an entry means to others: `message.created`, `conversation.solved`. Pure. */
export function typeOf({ stream, body }: Pick<Entry, 'stream' | 'body'>): string {
  const noun = stream === 'internal' ? 'note' : 'message'
  if (words.has(body.kind)) return `${noun}.created`
  if (body.kind === 'edited' || body.kind === 'removed') return `${noun}.${body.kind}`
  if (body.kind === 'handoff') return 'conversation.waiting'
  return `conversation.${body.kind.replace(/[A-Z]/g, (char) => `-${char.toLowerCase()}`)}`
}

/** The entry that an event speaks of: the words of an edit are gone with what they edit. */
const subjectOf = ({ id, body }: Entry): string => (body.kind === 'edited' ? body.entry : id)

/** The events of a stored entry; the first of a conversation says that there is one. */
export function eventsOf(entry: Entry, visitor: string): HookEvent[] {
  const { conversation } = entry
  const told: HookEvent = {
    type: typeOf(entry),
    visitor,
    entry: subjectOf(entry),
    data: { conversation, visitor, entry },
  }
  const isFirst = entry.stream === 'public' && entry.seq === 1
  return isFirst
    ? [{ type: 'conversation.created', visitor, entry: null, data: { conversation, visitor } }, told]
    : [told]
}

export const answerEvent = (visitor: string, { cid, ...answer }: SurveyAnswer): HookEvent => ({
  type: `survey.${answer.outcome}`,
  visitor,
  entry: null,
  data: { visitor, answer: { id: cid, ...answer } },
})

/** The one who was erased is told of by an id that leads nowhere, so that receivers can erase, too. */
export const erasedEvent = (visitor: string, conversations: readonly string[]): HookEvent => ({
  type: 'visitor.erased',
  visitor: null,
  entry: null,
  data: { visitor, conversations },
})
