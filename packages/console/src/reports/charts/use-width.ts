import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** The width that an element has on screen, also after it changed. */
export function useWidth(otherwise: number) {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(otherwise)
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return undefined
    const measure = () => setWidth(Math.round(node.clientWidth) || otherwise)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [otherwise])
  return { element, width }
}
