import type { Storage } from '../types.ts'

/** Keeps until the page is left. Values are copied in and out, as a real storage does. */
export function createMemoryStorage(values = new Map<string, unknown>(), kept = false): Storage {
  return {
    kept,
    get: async (key) => structuredClone(values.get(key)),
    async set(key, value) {
      values.set(key, structuredClone(value))
    },
    async delete(key) {
      values.delete(key)
    },
    keys: async (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort(),
    clear: async () => values.clear(),
    close() {},
  }
}
