import { globalOf } from './find-store.ts'

type Heard = { on?(names: string, run: () => void): void; off?(names: string, run: () => void): void }

/** Hears events that the shop's own jQuery triggers, which are no DOM events. Does nothing where there is none. */
export function hearJQuery(target: EventTarget, names: string, run: () => void, signal: AbortSignal): void {
  const jQuery = globalOf('jQuery') as ((target: EventTarget) => Heard) | null
  if (typeof jQuery !== 'function') return
  // jQuery hands arguments on; ours takes none.
  const heard = () => run()
  try {
    const on = jQuery(target)
    on.on?.(names, heard)
    signal.addEventListener('abort', () => on.off?.(names, heard))
  } catch {
    // Some other library goes by that name.
  }
}
