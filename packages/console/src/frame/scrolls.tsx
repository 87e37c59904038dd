import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

interface ScrollsProps {
  /** The id of what names it. */
  labelledBy?: string
  label?: string
  children: ComponentChildren
}

/** Lets a table that is wider than its place scroll sideways, and only then by keyboard: else there is nothing to reach. */
export function Scrolls({ labelledBy, label, children }: ScrollsProps) {
  const box = useRef<HTMLDivElement>(null)
  const wide = useIsWider(box)
  const reach = wide && ({ role: 'group', tabIndex: 0, 'aria-label': label, 'aria-labelledby': labelledBy } as const)
  return (
    <div class="scrolls" ref={box} {...reach}>
      {children}
    </div>
  )
}

function useIsWider(box: { current: HTMLElement | null }): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth))
    for (const part of [element, ...element.children]) observer.observe(part)
    return () => observer.disconnect()
  }, [box])
  return wide
}
