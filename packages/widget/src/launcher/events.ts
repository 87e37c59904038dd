export type Payload = Record<string, unknown>
export type Listener = (payload: Payload) => void

/** What the page hears: many listeners per name, each with its own end, and DOM events `deskbell:<name>`. */
export interface Events {
  /** Returns how to stop. `*` hears everything; `ready` is told even to those who come late. */
  on(name: string, run: Listener, once?: boolean): () => void
  /** Without `run` all listeners of a name. */
  off(name: string, run?: Listener): void
  /** Never throws: what a listener throws is reported by the browser like any other fault of the page. */
  emit(name: string, payload?: Payload): void
  /** Nobody hears anything any more, and nothing has happened yet. */
  end(): void
}

/** @example const stop = events.on('panel:opened', ({ at }) => console.log(at)) */
export function createEvents(): Events {
  type Entry = readonly [name: string, run: Listener, once: boolean | undefined]
  const entries = new Set<Entry>()
  let ready: Payload | undefined
  const tell = (entry: Entry, payload: Payload) => {
    try {
      if (entry[2] ? entries.delete(entry) : entries.has(entry)) entry[1](payload)
    } catch (problem) {
      reportError(problem)
    }
  }
  return {
    on(name, run, once) {
      const entry = [name, run, once] as const
      entries.add(entry)
      if (ready && name === 'ready') queueMicrotask(() => tell(entry, ready!))
      return () => entries.delete(entry)
    },
    off(name, run) {
      for (const entry of entries) if (entry[0] === name && (!run || entry[1] === run)) entries.delete(entry)
    },
    emit(name, payload) {
      const detail = { ...payload, name, at: Date.now() }
      if (name === 'ready') ready = detail
      for (const entry of [...entries]) if (entry[0] === name || entry[0] === '*') tell(entry, detail)
      dispatchEvent(new CustomEvent(`deskbell:${name}`, { detail }))
    },
    end() {
      entries.clear()
      ready = undefined
    },
  }
}
