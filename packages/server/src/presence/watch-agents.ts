import { requeueOf } from '../conversations/requeue.ts'
import type { Deps } from '../deps.ts'
import { absentAgents } from '../store/presence.ts'

/** Gives the conversations of agents who stay away back to the queue. */
export interface AgentWatch {
  came(agent: string): void
  left(agent: string): void
  /** Looks who is absent everywhere: also those whose node died, and not those who came back at another. */
  look(): Promise<void>
  stop(): void
}

/**
 * An agent's assignment is a lease: it ends `graceMs` after the last connection to any node. After a start everybody who
 * is absent and has open conversations counts as just gone.
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
  async function look(): Promise<void> {
    const absent = new Set(await absentAgents(deps.db.read))
    for (const agent of leaving.keys()) if (!absent.has(agent)) came(agent)
    for (const agent of absent) if (!leaving.has(agent)) left(agent)
  }
  await look()
  return {
    ...{ came, left, look },
    stop() {
      stopped = true
      for (const cancel of leaving.values()) cancel()
      leaving.clear()
    },
  }
}
