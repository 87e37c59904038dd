import type { BenchArticle, BenchQuery } from './articles.ts'
import type { Engine } from './engines.ts'

/** Times in the milliseconds of the clock given; `first` is the share of queries that find the article they were made from first. */
export interface Measured {
  index: number
  p50: number
  p95: number
  first: number
}

/** @example quantile([3, 1, 2], 0.5) // 2 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const builds = 3
const warmUp = 2
/** A slow engine is asked fewer queries: none begins after so many milliseconds, but a few always do. */
const patience = 5000
const fewest = 10

/** Builds an engine's index a few times, then asks the queries once. `now` gives milliseconds. */
export function measure(
  engine: Engine,
  articles: readonly BenchArticle[],
  queries: readonly BenchQuery[],
  now: () => number,
): Measured {
  const timed = <T>(act: () => T): { took: number; result: T } => {
    const start = now()
    const result = act()
    return { took: now() - start, result }
  }
  const built = Array.from({ length: builds }, () => timed(() => engine.create(articles)))
  const search = built.at(-1)?.result ?? engine.create(articles)
  for (const { text } of queries.slice(0, warmUp)) search(text)
  const asked: { took: number; right: boolean }[] = []
  const start = now()
  for (const { text, id } of queries) {
    if (asked.length >= fewest && now() - start > patience) break
    const { took, result } = timed(() => search(text))
    asked.push({ took, right: result === id })
  }
  return {
    index: quantile(
      built.map(({ took }) => took),
      0.5,
    ),
    p50: quantile(
      asked.map(({ took }) => took),
      0.5,
    ),
    p95: quantile(
      asked.map(({ took }) => took),
      0.95,
    ),
    first: asked.filter(({ right }) => right).length / (asked.length || 1),
  }
}
