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
  const heard = new Set<readonly [name: string, tell: Listener, run: Listener]>()
  let ready: Payload | undefined
  return {
    on(name, run, once) {
      const stop = () => void heard.delete(entry)
      const tell: Listener = (detail) => {
        if (once) stop()
        run(detail)
      }
      const entry = [name, tell, run] as const
      heard.add(entry)
      const late = name === 'ready' && ready
      if (late) queueMicrotask(() => heard.has(entry) && tell(late))
      return stop
    },
    off(name, run) {
      for (const entry of heard) if (!name || (entry[0] === name && (!run || entry[2] === run))) heard.delete(entry)
    },
    emit(name, payload) {
      const detail = { ...payload, name, at: Date.now() }
      if (name === 'ready') ready = detail
      for (const [on, tell] of [...heard]) {
        try {
          if (on === name || on === '*') tell(detail)
        } catch (problem) {
          reportError(problem)
        }
      }
      dispatchEvent(new CustomEvent(`deskbell:${name}`, { detail }))
    },
  }
}
