import type { GreetingFacts } from './context.ts'

const keys = ['source', 'medium', 'campaign', 'term', 'content']

/** The campaign marks of an address. */
export function utmOf(address: string): NonNullable<GreetingFacts['utm']> {
  const { searchParams } = new URL(address)
  const marks = keys.map((key) => [key, searchParams.get(`utm_${key}`)])
  return Object.fromEntries(marks.filter(([, value]) => value))
}
