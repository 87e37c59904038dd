import { type Chunks, createVerbs, type Settings, type Verbs } from './launcher/index.ts'

export type { EventListener, EventMap, EventName, EventPayload, Facts, Settings, Verbs } from './launcher/index.ts'
export type { MoreSettings } from './more/settings.ts'
export type { Consent, Hook, HookedMessage, Hooks, View, WidgetOptions } from './seams.ts'

const chunks = {
  core: () => import('./core/index.ts'),
  greetings: () => import('./greetings/index.ts'),
  more: () => import('./more/index.ts'),
}

/**
 * Starts a widget from code, without a script tag; the same verbs as the global has. Where there is no document (on a
 * server) it does nothing.
 *
 * @example
 * const widget = createWidget({ siteKey: 'pk_1', baseUrl: 'https://chat.example.com' })
 * widget.on('message:received', () => console.log('ding'))
 */
export function createWidget(settings: Settings & Pick<Required<Settings>, 'siteKey'>): Verbs {
  const onPage = typeof document !== 'undefined'
  const verbs = createVerbs({
    data: {},
    settings: () => settings,
    baseUrl: onPage ? location.origin : '',
    load: (chunk) => (chunks[chunk] as () => Promise<Chunks[typeof chunk]>)(),
    destroyed() {},
  })
  if (onPage) void verbs.boot()
  return verbs
}
