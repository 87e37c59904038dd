import { type ReadonlySignal, signal } from '@preact/signals'
import type { Memory } from '../world.ts'

export interface Preferences {
  /** Whether J, K and the like do something without Alt. */
  singleKeys: ReadonlySignal<boolean>
  setSingleKeys(on: boolean): void
}

const key = 'deskbell:single-keys'

export function createPreferences(memory: Memory): Preferences {
  const singleKeys = signal(memory.get(key) !== 'off')
  return {
    singleKeys,
    setSingleKeys(on) {
      singleKeys.value = on
      if (on) memory.delete(key)
      else memory.set(key, 'off')
    },
  }
}
