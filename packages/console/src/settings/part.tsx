import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** Settings that belong together, under one heading. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
