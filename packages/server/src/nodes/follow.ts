import type { Follow } from '../deps.ts'
import { conversationsById, conversationsOf } from '../store/conversations.ts'
import type { Database } from '../store/sql.ts'
import type { Feed } from './feed.ts'

/** Reads once, for each visitor or conversation followed here, up to where the log goes: pushes begin after that. */
export function createFollow(db: Pick<Database, 'read'>, feed: Feed, listening: (visitor: string) => Promise<void>) {
  const visitors = new Map<string, { done: boolean; begun: Promise<void> }>()

  async function begin(id: string): Promise<void> {
    await listening(id)
    for (const row of await conversationsOf(db.read, [id])) feed.baseline(row)
  }
  const follow: Follow = {
    visitor(id) {
      const known = visitors.get(id)
      if (known) return known.begun
      const state = { done: false, begun: begin(id) }
      visitors.set(id, state)
      state.begun.then(
        () => {
          state.done = true
        },
        () => visitors.delete(id),
      )
      return state.begun
    },
    async conversation(id) {
      for (const row of await conversationsById(db.read, [id])) feed.baseline(row)
    },
  }
  return {
    ...follow,
    isFollowed: (visitor: string) => visitors.get(visitor)?.done ?? false,
    /** The last device of the visitor has left. */
    forget: (visitor: string) => void visitors.delete(visitor),
  }
}
