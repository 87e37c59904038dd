import type { AgentClient, Clock } from '@deskbell/client'
import type { Survey } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal } from '@preact/signals'

const againMs = 5000

/**
 * The site's surveys, for the words of questions and options and for the formula that reads each. Read with every new
 * connection, because the owner may have changed them; until they are here, questions show by their ids.
 */
export function createSurveys(
  client: AgentClient,
  clock: Clock,
  loadSite: (key: string) => Promise<unknown>,
): { all: ReadonlySignal<readonly Survey[]>; start(): () => void } {
  const all = signal<readonly Survey[]>([])
  let newest = 0
  let cancel = () => {}

  async function load(key: string): Promise<void> {
    const mine = ++newest
    cancel()
    const found = await Promise.all([import('./read-surveys.ts'), loadSite(key)]).catch(() => null)
    if (mine !== newest) return
    const surveys = found?.[0].readSurveys(found[1])
    if (surveys) all.value = surveys
    else cancel = clock.after(againMs, () => void load(key))
  }

  function start(): () => void {
    const stop = effect(() => {
      const key = client.site.value?.key
      if (key && client.connection.value === 'online') void load(key)
    })
    return () => {
      stop()
      newest++
      cancel()
    }
  }
  return { all, start }
}
