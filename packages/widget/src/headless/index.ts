import type { VisitorClient } from '@deskbell/client'
import { openClient } from '../chat/edge/open-client.ts'

export type { Line, VisitorClient, VisitorThread } from '@deskbell/client'
// What the client tells are signals: these follow them. They must be of the same copy.
export { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core'

/** Where a client finds its server. */
export interface ClientSettings {
  siteKey: string
  /** Origin of the server; the page's own unless given. */
  baseUrl?: string
  /** Language of the shopper; the page's, then `en`, unless given. */
  locale?: string
}

/**
 * The conversation without a face: the same client that the panel has, for a screen of one's own. Connects and stores
 * nothing before `connect`, or the first words. Only where there is a document; on a server, call it later.
 *
 * @example
 * const client = createClient({ siteKey: 'rosso', baseUrl: 'https://chat.example.com' })
 * const thread = client.thread()
 * effect(() => draw(thread.lines.value))
 * thread.send('Do you have these in 42?')
 */
export function createClient({ siteKey, baseUrl, locale }: ClientSettings): VisitorClient {
  return openClient({
    siteKey,
    baseUrl: baseUrl ?? location.origin,
    locale: locale || document.documentElement.lang || 'en',
  })
}
