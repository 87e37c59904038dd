import type { Stream } from '@deskbell/protocol'
import type { Memory } from '../world.ts'

/** Words begun and not sent. Replies and notes are kept apart, so that a note can never become a reply. */
export interface Drafts {
  read(conversation: string, stream: Stream): string
  write(conversation: string, stream: Stream, text: string): void
  /** Of what was begun in conversations and in content, how much is not sent or saved. */
  count(): number
}

const prefix = 'deskbell:draft:'

export function createDrafts(memory: Memory): Drafts {
  const keyOf = (conversation: string, stream: Stream) => `${prefix}${conversation}:${stream}`
  return {
    read: (conversation, stream) => memory.get(keyOf(conversation, stream)) ?? '',
    write(conversation, stream, text) {
      if (text) memory.set(keyOf(conversation, stream), text)
      else memory.delete(keyOf(conversation, stream))
    },
    // What a model wrote into one is no draft of its own.
    count: () => memory.keys(prefix).filter((key) => !key.endsWith(':suggested')).length,
  }
}
