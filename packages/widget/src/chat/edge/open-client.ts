import { createLazyConnection, createVisitorClient, type VisitorClient } from '@deskbell/client'
import { createIndexedDbStorage } from '@deskbell/client/edge/indexeddb-storage'
import { onPageWake } from '@deskbell/client/edge/page-wake'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createTabs } from '@deskbell/client/edge/tab-lock'
import { painted } from '../../panel/edge/painted.ts'

/** Whose conversations they are, and in which language the shopper is met. */
export interface ClientSite {
  baseUrl: string
  siteKey: string
  locale: string
}

/** The conversation's core in a real browser. Connects nothing, and fetches the sockets' code only when it does. */
export function openClient({ baseUrl, siteKey, locale }: ClientSite): VisitorClient {
  return createVisitorClient({
    connection: createLazyConnection(async () => {
      // Words that are to be sent stand there before the line to send them by is made.
      await painted()
      // Both at once, also where another tab has the line: whoever takes it over may be offline at that moment.
      const [{ createSharedSocket }, { createSocketConnection }] = await Promise.all([
        import('@deskbell/client/edge/shared-socket'),
        import('@deskbell/client/edge/socket-connection'),
      ])
      return createSharedSocket({ name: `deskbell ${siteKey} ${baseUrl}`, clock: systemClock, newId }, () =>
        createSocketConnection({ url: baseUrl, namespace: '/visitor' }),
      )
    }, systemClock),
    storage: createIndexedDbStorage(),
    clock: systemClock,
    newId,
    random: Math.random,
    site: siteKey,
    locale,
    tabs: createTabs(siteKey),
    onWake: onPageWake,
    async sendFile(...what) {
      const { sendFile } = await import('@deskbell/client/edge/send-file')
      return sendFile({ url: baseUrl, site: siteKey }, ...what)
    },
  })
}

/** A UUIDv4; `randomUUID` itself is missing on pages without https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
