import { signal } from '@preact/signals'
import type { Memory } from '../world.ts'

/** One of a few values that a person chose, remembered by this browser. */
export interface Choice<T extends string> {
  readonly values: readonly T[]
  /** Screens that read it are drawn anew when it changes. */
  readonly value: T
  set(value: T): void
}

/**
 * A remembered choice; the first of `values` holds until somebody chooses, and is not written down.
 * @example createChoice(memory, 'deskbell:theme', ['auto', 'light', 'dark']).value // 'auto'
 */
export function createChoice<T extends string>(memory: Memory, key: string, values: readonly [T, ...T[]]): Choice<T> {
  const kept = memory.get(key)
  const chosen = signal<T>(values.find((value) => value === kept) ?? values[0])
  return {
    values,
    get value() {
      return chosen.value
    },
    set(value) {
      chosen.value = value
      if (value === values[0]) memory.delete(key)
      else memory.set(key, value)
    },
  }
}
