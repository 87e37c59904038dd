/** What one browser tab keeps over a reload, for as long as it is open: drafts and the assistant's place. */
export interface TabMemory {
  get(key: string): unknown
  /** `null` forgets. */
  set(key: string, value: unknown): void
  clear(): void
}

/** Tab memory in `sessionStorage`; keeps nothing where the browser refuses it. */
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
  return {
    get: (key) => attempt(() => JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null') as unknown, null),
    set: (key, value) =>
      attempt(() => {
        if (value === null) sessionStorage.removeItem(prefix + key)
        else sessionStorage.setItem(prefix + key, JSON.stringify(value))
      }, undefined),
    clear: () =>
      attempt(() => {
        for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
      }, undefined),
  }
}
