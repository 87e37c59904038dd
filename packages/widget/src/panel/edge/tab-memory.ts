/**
 * What the browser keeps over a reload: drafts and what the shopper likes in all tabs and for good, everything else in
 * one tab and as long as it is open.
 */
export interface TabMemory {
  get(key: string): unknown
  /** `null` forgets. */
  set(key: string, value: unknown): void
  clear(): void
  /** Tells what other tabs wrote; `null` is forgotten. Returns its stop. */
  watch(run: (key: string, value: unknown) => void): () => void
}

/** Such a memory in `sessionStorage` and `localStorage`; keeps nothing where the browser refuses it. */
export function createTabMemory(site: string): TabMemory {
  const prefix = `deskbell:${site}:`
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act()
    } catch {
      // Storage may be blocked or full; a draft that does not survive a reload is the lesser evil.
      return otherwise
    }
  }
  const read = (text: string | null): unknown => attempt(() => JSON.parse(text ?? 'null') as unknown, null)
  const storeOf = (key: string) => (/^(draft|like):/.test(key) ? localStorage : sessionStorage)
  return {
    get: (key) => attempt(() => read(storeOf(key).getItem(prefix + key)), null),
    set: (key, value) =>
      attempt(() => {
        if (value === null) storeOf(key).removeItem(prefix + key)
        else storeOf(key).setItem(prefix + key, JSON.stringify(value))
      }, undefined),
    clear: () =>
      attempt(() => {
        for (const store of [localStorage, sessionStorage]) {
          for (const key of Object.keys(store)) if (key.startsWith(prefix)) store.removeItem(key)
        }
      }, undefined),
    watch(run) {
      const listen = ({ key, newValue }: StorageEvent) => {
        if (key?.startsWith(prefix)) run(key.slice(prefix.length), read(newValue))
      }
      addEventListener('storage', listen)
      return () => removeEventListener('storage', listen)
    },
  }
}
