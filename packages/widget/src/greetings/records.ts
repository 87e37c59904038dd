import type { Shell } from '../launcher/shell.ts'
import type { Panel } from '../seams.ts'
import type { Act } from './card/index.ts'
import type { Keeper } from './edge/kept.ts'

export type GreetingRecord = Parameters<Panel['recordGreeting']>[0]

/** What happened with greetings, on its way to the owner's report. */
export interface Records {
  add(record: GreetingRecord): void
  /** Tells what waits, where it may be told. */
  flush(): void
}

/**
 * Kept back in the tab, over pages, until the shopper acts: before that nothing of ours may leave the page, unless she
 * agreed to being counted.
 */
export function createRecords(shell: Shell, keeper: Keeper, act: Act): Records {
  const flush = () => {
    const { untold } = keeper.read()
    if (!shell.record || untold.length === 0) return
    keeper.wait([])
    untold.forEach(shell.record)
  }
  return {
    flush,
    add(record) {
      keeper.wait([...keeper.read().untold, record])
      if (shell.agreed?.().analytics) void act('wake').then(flush)
      flush()
    },
  }
}
