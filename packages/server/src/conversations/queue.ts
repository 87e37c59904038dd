import type { QueuePlace } from '@deskbell/protocol'
import { median } from '@deskbell/surveys/metrics'
import type { Deps } from '../deps.ts'
import { recentFirstReplies, waitingInOrder } from '../store/conversations.ts'

const weekMs = 7 * 24 * 3600_000
/** Fewer say too little to promise anything. */
const fewest = 5

/** Whole minutes a person may expect to wait, from recent waits in milliseconds: their median. `null` for too few. */
export function decideWaitMinutes(waits: readonly number[]): number | null {
  if (waits.length < fewest) return null
  const middle = median([...waits].sort((a, b) => a - b))
  return middle === null ? null : Math.max(1, Math.round(middle / 60_000))
}

/** Everybody's place in the queue of the site. */
export async function readQueue(deps: Pick<Deps, 'db' | 'clock'>, site: string) {
  const waiting = await waitingInOrder(deps.db.read, site)
  const waits = waiting.length > 0 ? await recentFirstReplies(deps.db.read, site, deps.clock.now() - weekMs) : []
  const waitMinutes = decideWaitMinutes(waits)
  return waiting.map(({ id, visitor }, index) => ({
    visitor,
    place: { conversation: id, position: index + 1, waitMinutes } satisfies QueuePlace,
  }))
}

export const placeOf = async (
  deps: Pick<Deps, 'db' | 'clock'>,
  site: string,
  conversation: string,
): Promise<QueuePlace | null> =>
  (await readQueue(deps, site)).find(({ place }) => place.conversation === conversation)?.place ?? null
