import { systemClock } from '@deskbell/client/edge/system-clock'
import { openClient } from '../chat/edge/open-client.ts'
import type { Panel, PanelHost } from '../seams.ts'
import { createPanelFrom } from './create-panel.tsx'
import { createSiteFiles } from './edge/site-files.ts'
import { createTabMemory } from './edge/tab-memory.ts'

/** The panel in a real browser: device storage, sockets, the server's files. */
export function startPanel(host: PanelHost): Promise<Panel> {
  const { baseUrl, siteKey } = host.options
  return createPanelFrom({
    host,
    clock: systemClock,
    memory: createTabMemory(siteKey),
    files: createSiteFiles(`${baseUrl}/v1/sites/${encodeURIComponent(siteKey)}/config`),
    openClient: () => openClient({ baseUrl, siteKey, locale: host.locale() }),
  })
}
