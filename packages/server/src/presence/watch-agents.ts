import { requeueOf } from '../conversations/requeue.ts'
import type { Deps } from '../deps.ts'
import { agentsWithOpen } from '../store/conversations.ts'

/** Gives the conversations of agents who stay away back to the queue. */
export interface AgentWatch {
  came(agent: string): void
  left(agent: string): void
  stop(): void
}

/**
 * An agent's assignment is a lease: it ends `graceMs` after the last connection. After a start everybody with open
 * conversations counts as just gone.
 */
export async function startAgentWatch(
  deps: Deps,
  graceMs: number,
  onError: (error: unknown) => void,
): Promise<AgentWatch> {
  const leaving = new Map<string, () => void>()
  let stopped = false
  function came(agent: string): void {
    leaving.get(agent)?.()
    leaving.delete(agent)
  }
  function left(agent: string): void {
    came(agent)
    if (stopped) return
    const cancel = deps.clock.after(graceMs, () => {
      leaving.delete(agent)
      requeueOf(deps, agent).catch(onError)
    })
    leaving.set(agent, cancel)
  }
  for (const agent of await agentsWithOpen(deps.db.read)) left(agent)
  return {
    came,
    left,
    stop() {
      stopped = true
      for (const cancel of leaving.values()) cancel()
      leaving.clear()
    },
  }
}
