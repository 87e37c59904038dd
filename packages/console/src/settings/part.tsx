import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** Settings that belong together, under one heading. */
export function Part({ title, kind, children }: { title: string; kind?: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class={kind ? `part ${kind}` : 'part'} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
