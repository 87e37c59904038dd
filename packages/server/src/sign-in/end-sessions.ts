import type { Deps } from '../deps.ts'
import { isSession } from '../store/agent-sessions.ts'

interface EndDeps {
  db: Pick<Deps['db'], 'read'>
  clock: Pick<Deps['clock'], 'now'>
  publish: Pick<Deps['publish'], 'signedOut'>
}

/** Ends the sockets of sessions that are over: ended elsewhere, too old, unused for too long, or their agent shut out. */
export async function endSessions({ db, clock, publish }: EndDeps, sessions: readonly string[]): Promise<void> {
  for (const session of sessions) {
    if (!(await isSession(db.read, session, clock.now()))) publish.signedOut(session)
  }
}
