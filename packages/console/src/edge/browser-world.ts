import { createAgentClient } from '@deskbell/client'
import { createIndexedDbStorage } from '@deskbell/client/edge/indexeddb-storage'
import { onPageWake } from '@deskbell/client/edge/page-wake'
import { createSocketConnection } from '@deskbell/client/edge/socket-connection'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createTabs } from '@deskbell/client/edge/tab-lock'
import type { AgentCommand, ServerToAgent } from '@deskbell/protocol'
import { chooseLocale } from '../text/say.ts'
import type { World } from '../world.ts'
import { createBrowserMemory } from './browser-memory.ts'
import { createHashPlace } from './hash-place.ts'
import { createHttpSession, loadSite } from './http-session.ts'
import { watchVisible } from './watch-visible.ts'

/** This browser, this server, this moment. */
export function createBrowserWorld(page: Window = window): World {
  const { document, navigator, location } = page
  return {
    client: createAgentClient({
      connection: createSocketConnection<AgentCommand, ServerToAgent>({
        url: location.origin,
        namespace: '/agent',
        withCredentials: true,
      }),
      storage: createIndexedDbStorage({ name: 'deskbell-console' }),
      clock: systemClock,
      newId: () => crypto.randomUUID(),
      random: Math.random,
      tabs: createTabs('deskbell-console'),
      onWake: (run) => onPageWake(run, page),
    }),
    clock: systemClock,
    locale: chooseLocale(navigator.languages),
    place: createHashPlace(page),
    memory: createBrowserMemory(() => page.localStorage),
    session: createHttpSession(() => location.reload()),
    visible: watchVisible(document),
    apple: /Mac|iPhone|iPad/.test(navigator.userAgent),
    loadSite,
    setTitle(title) {
      document.title = title
    },
  }
}
