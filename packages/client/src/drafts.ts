import type { Tabs } from './tabs.ts'
import type { Clock, Storage } from './types.ts'
import { createWriter } from './writer.ts'

/** Kept when so long nothing more was written. */
const restMs = 300

/** Words begun and not sent, by what they are for: kept on the device, and in step over its tabs. */
export interface Drafts {
  read(key: string): Promise<string>
  /** `''` forgets it. */
  write(key: string, text: string): void
  /** Another tab wrote. */
  onChanged(run: (key: string, text: string) => void): () => void
  clear(): Promise<void>
}

export function createDrafts(deps: {
  storage: Storage
  /** Begin of all keys of the site. */
  prefix: string
  clock: Clock
  tabs: Tabs
  report(text: string): void
}): Drafts {
  const { storage, clock, tabs } = deps
  const begin = `${deps.prefix}draft/`
  const { write, idle } = createWriter(deps.report)
  const due = new Map<string, { text: string; cancel: () => void }>()

  function keep(key: string, text: string): void {
    due.delete(key)
    void write(async () => {
      if (text) await storage.set(begin + key, text)
      else await storage.delete(begin + key)
      tabs.tell({ kind: 'draft', key, text })
    })
  }

  return {
    async read(key) {
      const waits = due.get(key)
      if (waits) return waits.text
      const text = await storage.get(begin + key)
      return typeof text === 'string' ? text : ''
    },
    write(key, text) {
      due.get(key)?.cancel()
      // What was sent must not come back as a draft: forgetting does not wait.
      if (text === '') keep(key, '')
      else due.set(key, { text, cancel: clock.after(restMs, () => keep(key, text)) })
    },
    onChanged: (run) =>
      tabs.onTold((notice) => {
        if (notice.kind === 'draft' && !due.has(notice.key)) run(notice.key, notice.text)
      }),
    async clear() {
      for (const { cancel } of due.values()) cancel()
      due.clear()
      await idle()
    },
  }
}
