import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import {
  anchoredTop,
  growRange,
  isContinued,
  isSame,
  isSeeking,
  layOutRows,
  overscan,
  type Piece,
  rangeOf,
  topFor,
} from './window.ts'

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

/**
 * Draws of a long list only what can be seen, and holds what is read in its place while the list changes. What scrolling
 * brings is drawn a few rows a frame, and nothing as long as it goes by too quickly to be read; where the box stands is
 * read when it tells, because reading it after something was drawn would have the browser lay the page out twice.
 */
export function useWindow(box: Box, ids: readonly string[], keep: readonly number[]): ListWindow {
  const range = useSignal(rangeOf(0, assumedHeight, ids.length, overscan))
  const seen = useRef({ ids, top: 0, height: assumedHeight })

  const draw = (most?: number) => {
    const { top, height } = seen.current
    const wanted = rangeOf(top, height, ids.length, overscan)
    const fresh = growRange(range.peek(), rangeOf(top, height, ids.length), wanted, most)
    if (!isSame(fresh, range.peek())) range.value = fresh
    if (!isSame(fresh, wanted)) inNextFrame()
  }
  const lastTop = useRef(0)
  const inNextFrame = useNextFrame(() => {
    const { top } = seen.current
    const passing = isSeeking(lastTop.current, top)
    lastTop.current = top
    if (passing) inNextFrame()
    else draw()
  })
  const look = () => {
    const height = box.current?.clientHeight || assumedHeight
    seen.current = { ids, top: box.current?.scrollTop ?? 0, height }
  }
  /** All that is wanted there, at once. */
  const scrollTo = (top: number) => {
    if (box.current && box.current.scrollTop !== top) box.current.scrollTop = top
    look()
    draw(Number.POSITIVE_INFINITY)
  }
  useLayoutEffect(() => {
    const { ids: before, top, height } = seen.current
    // Where more came at the end nothing moves, and where it is read need not be asked for.
    if (isContinued(before, ids)) {
      seen.current = { ids, top, height }
      return inNextFrame()
    }
    scrollTo(before === ids ? (box.current?.scrollTop ?? 0) : anchoredTop(before, ids, top, height))
  }, [ids])
  useResize(box, () => {
    look()
    inNextFrame()
  })
  return {
    pieces: layOutRows(ids.length, range.value, keep),
    onScroll() {
      seen.current = { ...seen.current, ids, top: box.current?.scrollTop ?? 0 }
      inNextFrame()
    },
    show: (index) => scrollTo(topFor(index, box.current?.scrollTop ?? 0, seen.current.height)),
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
