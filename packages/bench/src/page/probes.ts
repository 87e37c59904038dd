import type { CDPSession, Page } from 'playwright-core'

/** What a browser tells of a page while it lives; times in ms. */
export interface Seen {
  /** Tasks above 50 ms. */
  long: number[]
  /** Largest Contentful Paint. */
  lcp: number
  /** Cumulative Layout Shift. */
  cls: number
  /** The slowest answer to a click or a key, to the next frame. */
  slowest: number
  /** From the last click to the first frame with the panel in it; 0 before. */
  opened: number
}
declare global {
  interface Window {
    seen: Seen
  }
}

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
type Act = PerformanceEntry & { interactionId: number }

/** Runs in the page before anything else: watches, and leaves what it saw in `window.seen`. */
function watch(): void {
  const seen: Seen = { long: [], lcp: 0, cls: 0, slowest: 0, opened: 0 }
  window.seen = seen
  const follow = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      ...{ type, buffered: true, durationThreshold: 16 },
    } as PerformanceObserverInit)
  follow('longtask', ({ duration }) => void seen.long.push(duration))
  follow('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  follow('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as Shift
    if (!hadRecentInput) seen.cls += value
  })
  follow('event', (entry) => {
    if ((entry as Act).interactionId) seen.slowest = Math.max(seen.slowest, entry.duration)
  })
  const panelStands = () =>
    [...document.querySelectorAll('*')].some((one) => one.shadowRoot?.querySelector('[part~=panel]')?.clientHeight)
  addEventListener(
    'click',
    ({ timeStamp }) => {
      if (seen.opened || panelStands()) return
      const look = () => {
        if (!panelStands()) return void requestAnimationFrame(look)
        // A message that is sent within a frame arrives after it was painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          seen.opened = performance.now() - timeStamp
          port1.close()
        }
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

/** A page that is watched, on a processor so many times slower. */
export interface Probe {
  page: Page
  seen(): Promise<Seen>
  /** After a collection: bytes of the script heap, and how many nodes live, in the page or out of it. */
  left(): Promise<{ heap: number; nodes: number; listeners: number }>
  slower(times: number): Promise<void>
}

export async function probe(page: Page): Promise<Probe> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await page.addInitScript(watch)
  await session.send('HeapProfiler.enable')
  return {
    page,
    seen: () => page.evaluate(() => window.seen),
    async left() {
      for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
      return { heap: usedSize, nodes, listeners: jsEventListeners }
    },
    async slower(times) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: times })
    },
  }
}

/** Of long tasks what lies above 50 ms each: Total Blocking Time. */
export const blocked = ({ long }: Pick<Seen, 'long'>): number => long.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0)
