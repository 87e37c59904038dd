import { createAgentClient } from '@deskbell/client'
import { createIndexedDbStorage } from '@deskbell/client/edge/indexeddb-storage'
import { onPageWake } from '@deskbell/client/edge/page-wake'
import { createSocketConnection } from '@deskbell/client/edge/socket-connection'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createTabs } from '@deskbell/client/edge/tab-lock'
import type { AgentCommand, ServerToAgent } from '@deskbell/protocol'
import type { World } from '../world.ts'
import { createBrowserBell } from './browser-bell.ts'
import { createBrowserMemory } from './browser-memory.ts'
import { createBrowserNotices } from './browser-notices.ts'
import { createBrowserPage } from './browser-page.ts'
import { createHashPlace } from './hash-place.ts'
import { createHttpSession, loadSite } from './http-session.ts'
import { loadTexts } from './load-texts.ts'
import { uploadFile } from './upload-file.ts'
import { watchVisible } from './watch-visible.ts'

/** This browser, this server, this moment. */
export function createBrowserWorld(page: Window & typeof globalThis = window): World {
  const { document, navigator, location } = page
  const storage = createIndexedDbStorage({ name: 'deskbell-console' })
  const newId = () => crypto.randomUUID()
  return {
    client: createAgentClient({
      connection: createSocketConnection<AgentCommand, ServerToAgent>({
        url: location.origin,
        namespace: '/agent',
        withCredentials: true,
      }),
      storage,
      clock: systemClock,
      newId,
      random: Math.random,
      tabs: createTabs('deskbell-console'),
      onWake: (run) => onPageWake(run, page),
    }),
    clock: systemClock,
    wishes: navigator.languages,
    loadTexts,
    place: createHashPlace(page),
    memory: createBrowserMemory(() => page.localStorage),
    session: createHttpSession(() => location.reload()),
    visible: watchVisible(document),
    apple: /Mac|iPhone|iPad/.test(navigator.userAgent),
    page: createBrowserPage(document),
    bell: createBrowserBell(page),
    notices: createBrowserNotices(page),
    origin: location.origin,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    loadSite,
    uploadFile,
    newId,
    forgetUnsent: () => storage.clear(),
  }
}
