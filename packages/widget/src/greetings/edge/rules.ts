import type { GreetingRules } from '@deskbell/protocol'
import type { WidgetOptions } from '../../seams.ts'

/** Fetches the site's greeting rules, or the file that the owner named. Throws where there are none. */
export async function fetchRules({ baseUrl, siteKey, greetings }: WidgetOptions): Promise<GreetingRules> {
  const address = greetings === 'on' ? `${baseUrl}/v1/sites/${siteKey}/greetings` : greetings
  const answer = await fetch(address)
  const rules = answer.ok ? ((await answer.json()) as GreetingRules) : null
  if (!Array.isArray(rules?.greetings)) throw new Error(`no greeting rules at ${address} (${answer.status})`)
  return rules
}
