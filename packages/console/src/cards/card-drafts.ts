import { Card, parse } from '@deskbell/protocol'
import { signal } from '@preact/signals'
import type { Memory } from '../world.ts'

/** As many as one message may hold. */
export const mostCards = 10

/** Cards picked for the next reply of a conversation; they survive a reload as its words do. */
export interface CardDrafts {
  of(conversation: string): readonly Card[]
  add(conversation: string, card: Card): void
  remove(conversation: string, index: number): void
  clear(conversation: string): void
}

const keyOf = (conversation: string): string => `deskbell:draft:${conversation}:cards`

/** What was kept; what is no card any more counts as nothing. */
function read(kept: string | null): readonly Card[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list)
      ? list.flatMap((each) => {
          const card = parse(Card, each)
          return card.ok ? [card.value] : []
        })
      : []
  } catch {
    return []
  }
}

export function createCardDrafts(memory: Memory): CardDrafts {
  const version = signal(0)
  const of = (conversation: string) => {
    void version.value
    return read(memory.get(keyOf(conversation)))
  }
  function write(conversation: string, cards: readonly Card[]): void {
    if (cards.length > 0) memory.set(keyOf(conversation), JSON.stringify(cards))
    else memory.delete(keyOf(conversation))
    version.value++
  }
  return {
    of,
    add: (conversation, card) => write(conversation, [...of(conversation), card].slice(0, mostCards)),
    remove: (conversation, index) =>
      write(
        conversation,
        of(conversation).filter((_card, at) => at !== index),
      ),
    clear: (conversation) => write(conversation, []),
  }
}
