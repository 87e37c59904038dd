import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  pid: number
  tid: number
  args: { beginData?: { stackTrace?: { url: string }[] } }
}

const categories = [
  ...['devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack'],
  'toplevel',
]

/** The layouts that scripts of an address made the browser do at once, as how many in each task that did any. */
function perTask(events: readonly TraceEvent[], ofAddress: RegExp): number[] {
  const tasks = events.filter(({ name, ph }) => name.endsWith('RunTask') && ph === 'X')
  const counts = new Map<TraceEvent | null, number>()
  for (const { name, ts, tid, pid, args } of events) {
    if (name !== 'Layout' || !args.beginData?.stackTrace?.some(({ url }) => ofAddress.test(url))) continue
    const task = tasks.find((one) => one.tid === tid && one.pid === pid && one.ts <= ts && ts < one.ts + (one.dur ?? 0))
    counts.set(task ?? null, (counts.get(task ?? null) ?? 0) + 1)
  }
  return [...counts.values()]
}

/**
 * How many layouts scripts forced while something ran, by the task in which they did: the browser tells a layout that a
 * script waited for from its own by the script's stack.
 */
export async function forcedLayouts(
  browser: Browser,
  page: Page,
  ofAddress: RegExp,
  run: () => Promise<unknown>,
): Promise<number[]> {
  await browser.startTracing(page, { categories })
  await run()
  const trace = JSON.parse(`${await browser.stopTracing()}`) as { traceEvents: TraceEvent[] }
  return perTask(trace.traceEvents, ofAddress)
}
