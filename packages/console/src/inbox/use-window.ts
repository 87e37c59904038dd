import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { anchoredTop, growRange, isSame, layOutRows, overscan, type Piece, rangeOf, topFor } from './window.ts'

/** The height to draw for while the box has none, as before the first layout. */
const assumedHeight = 800

/** The element that scrolls, once it is drawn. */
type Box = { readonly current: HTMLElement | null }

export interface ListWindow {
  pieces: readonly Piece[]
  onScroll(): void
  /** Scrolls only as far as it takes to see the row whole. */
  show(index: number): void
}

/** Draws of a long list only what can be seen, and holds what is read in its place while the list changes. */
export function useWindow(box: Box, ids: readonly string[], keep: readonly number[]): ListWindow {
  const range = useSignal(rangeOf(0, assumedHeight, ids.length, overscan))
  const seen = useRef({ ids, top: 0 })
  const inNextFrame = useNextFrame(() => measure())

  const heightOf = () => box.current?.clientHeight || assumedHeight
  const measure = () => {
    const top = box.current?.scrollTop ?? 0
    seen.current = { ids, top }
    const height = heightOf()
    const wanted = rangeOf(top, height, ids.length, overscan)
    const fresh = growRange(range.peek(), rangeOf(top, height, ids.length), wanted)
    if (!isSame(fresh, range.peek())) range.value = fresh
    if (!isSame(fresh, wanted)) inNextFrame()
  }
  const scrollTo = (top: number) => {
    if (box.current && box.current.scrollTop !== top) box.current.scrollTop = top
    measure()
  }
  useLayoutEffect(() => {
    const { ids: before, top } = seen.current
    if (before === ids) measure()
    else scrollTo(anchoredTop(before, ids, top, heightOf()))
  }, [ids])
  useResize(box, measure)
  return {
    pieces: layOutRows(ids.length, range.value, keep),
    onScroll: measure,
    show: (index) => scrollTo(topFor(index, box.current?.scrollTop ?? 0, heightOf())),
  }
}

/** Asks for `run` in the next frame, once however often it is asked for. */
function useNextFrame(run: () => void): () => void {
  const latest = useRef(run)
  latest.current = run
  const asked = useRef(0)
  useEffect(() => () => cancelAnimationFrame(asked.current), [])
  return () => {
    asked.current ||= requestAnimationFrame(() => {
      asked.current = 0
      latest.current()
    })
  }
}

function useResize(box: Box, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(() => latest.current())
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
}
