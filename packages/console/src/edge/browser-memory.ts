import type { Memory } from '../world.ts'

/**
 * Texts in `localStorage`. A browser may forbid it or have no room: then they last as long as the page, which is all
 * that can be done.
 */
export function createBrowserMemory(find: () => Storage): Memory {
  /** What the browser would not keep. */
  const held = new Map<string, string>()
  const attempt = <T>(run: (storage: Storage) => T): T | null => {
    try {
      return run(find())
    } catch {
      return null
    }
  }
  return {
    get: (key) => held.get(key) ?? attempt((storage) => storage.getItem(key)),
    set(key, value) {
      const kept = attempt((storage) => {
        storage.setItem(key, value)
        return true
      })
      if (kept) held.delete(key)
      else held.set(key, value)
    },
    delete(key) {
      held.delete(key)
      attempt((storage) => storage.removeItem(key))
    },
    keys(prefix) {
      const kept = attempt((storage) => Object.keys(storage)) ?? []
      return [...new Set([...held.keys(), ...kept])].filter((key) => key.startsWith(prefix))
    },
  }
}
