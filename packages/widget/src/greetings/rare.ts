import type { GreetingFacts } from '@deskbell/greetings/context'
import type { Shell } from '../launcher/shell.ts'

export { createRareParts } from '@deskbell/greetings/rare'

/** Names of what the page tracked. */
export const eventsOf = (said: Shell['said']): string[] =>
  said.flatMap(([verb, name]) => (verb === 'track' ? [`${name}`] : []))

const keys = ['source', 'medium', 'campaign', 'term', 'content']

/** The campaign marks of an address. */
export function utmOf(address: string): NonNullable<GreetingFacts['utm']> {
  const { searchParams } = new URL(address)
  const marks = keys.map((key) => [key, searchParams.get(`utm_${key}`)])
  return Object.fromEntries(marks.filter(([, value]) => value))
}
