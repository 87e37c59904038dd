export type Payload = Record<string, unknown>
export type Listener = (payload: Payload) => void

/** What the page hears: many listeners per name, each with its own end, and DOM events `deskbell:<name>`. */
export interface Events {
  /** Returns how to stop. `*` hears everything; `ready` is told even to those who come late. */
  on(name: string, run: Listener, once?: boolean): () => void
  /** Without `run` all listeners of a name, without a name all there are. */
  off(name?: string, run?: Listener): void
  /** Never throws: what a listener throws is reported by the browser like any other fault of the page. */
  emit(name: string, payload?: Payload): void
}

/** @example const stop = events.on('panel:opened', ({ at }) => console.log(at)) */
export function createEvents(): Events {
  const bus = new EventTarget()
  const entries = new Set<readonly [name: string, run: Listener, stop: () => void]>()
  let ready: Payload | undefined
  return {
    on(name, run, once) {
      const heard = (event: Event) => {
        if (once) stop()
        run((event as CustomEvent<Payload>).detail)
      }
      const stop = () => {
        bus.removeEventListener(name, heard)
        entries.delete(entry)
      }
      const entry = [name, run, stop] as const
      entries.add(entry)
      bus.addEventListener(name, heard)
      const detail = name === 'ready' && ready
      if (detail) queueMicrotask(() => entries.has(entry) && heard(new CustomEvent(name, { detail })))
      return stop
    },
    off(name, run) {
      for (const entry of entries) if (!name || (entry[0] === name && (!run || entry[1] === run))) entry[2]()
    },
    emit(name, payload) {
      const detail = { ...payload, name, at: Date.now() }
      if (name === 'ready') ready = detail
      for (const as of [name, '*']) bus.dispatchEvent(new CustomEvent(as, { detail }))
      dispatchEvent(new CustomEvent(`deskbell:${name}`, { detail }))
    },
  }
}
