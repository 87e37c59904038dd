import type { GreetingFacts } from './context.ts'

/** The campaign marks of an address. */
export function utmOf(address: string): NonNullable<GreetingFacts['utm']> {
  const marks = [...new URL(address).searchParams]
  return Object.fromEntries(
    marks.flatMap(([key, value]) => (/^utm_/.test(key) && value ? [[key.slice(4), value]] : [])),
  )
}
