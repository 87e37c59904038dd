import { signal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'

/** A piece within a screen that is fetched when it is first drawn. */
export interface LazyPart<Props> {
  /** Draws it; until it is there, and where it cannot be had, what stands between its tags. */
  View: ComponentType<Props & { children?: ComponentChildren }>
  /** Fetches it before it is needed. */
  load(): Promise<void>
}

/**
 * Makes a piece of a file that is no part of the first load. Where it could not be had, the next that is drawn asks again.
 * @example const Words = createLazyPart(async () => (await import('../marks/marked-text.tsx')).MarkedText)
 */
export function createLazyPart<Props extends object>(fetchView: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const loaded = signal<ComponentType<Props> | null>(null)
  let coming: Promise<void> | null = null
  const load = () => {
    coming ??= fetchView().then((view) => {
      loaded.value = view
    })
    coming.catch(() => {
      coming = null
    })
    return coming
  }
  function View({ children, ...props }: Props & { children?: ComponentChildren }) {
    const { sentences } = useDesk()
    useEffect(() => void Promise.all([load(), sentences.complete('later')]).catch(() => {}), [sentences])
    const Loaded = sentences.has('later') && loaded.value
    return Loaded ? <Loaded {...(props as unknown as Props)} /> : children
  }
  return { View, load }
}
