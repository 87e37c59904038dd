import type { Follow } from '../deps.ts'
import { conversationsById, conversationsOf } from '../store/conversations.ts'
import type { Database } from '../store/sql.ts'
import type { Feed } from './feed.ts'

/**
 * Reads once, for each visitor or conversation followed here, up to where the log goes: pushes begin after that.
 * @param followed the visitors for whom that is done; kept up to date
 */
export function createFollow(
  db: Pick<Database, 'read'>,
  feed: Feed,
  followed: Set<string>,
  listening: (visitor: string) => Promise<void>,
) {
  const visitors = new Map<string, Promise<void>>()

  async function begin(id: string): Promise<void> {
    await listening(id)
    const rows = await conversationsOf(db.read, [id])
    if (!visitors.has(id)) return
    for (const row of rows) feed.baseline(row)
    followed.add(id)
  }
  const follow: Follow = {
    visitor(id) {
      const known = visitors.get(id)
      if (known) return known
      const begun = begin(id).catch((error) => {
        visitors.delete(id)
        throw error
      })
      visitors.set(id, begun)
      return begun
    },
    async conversation(id) {
      for (const row of await conversationsById(db.read, [id])) feed.baseline(row)
    },
  }
  return {
    ...follow,
    /** The last device of the visitor has left. */
    forget(visitor: string): void {
      visitors.delete(visitor)
      followed.delete(visitor)
    },
  }
}
