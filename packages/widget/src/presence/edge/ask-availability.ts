import type { Availability } from '@deskbell/protocol'
import type { WidgetOptions } from '../../seams.ts'

/** Who can answer at the site now, as its server says to anybody, without a connection. `null` where that is unknown. */
export async function askAvailability({ baseUrl, siteKey }: WidgetOptions): Promise<Availability | null> {
  try {
    const answer = await fetch(`${baseUrl}/v1/sites/${siteKey}/availability`, { credentials: 'omit' })
    return answer.ok ? ((await answer.json()) as Availability) : null
  } catch {
    // Offline, or a site of files without a server: nothing is said of who is there.
    return null
  }
}
