import type { Cart, PageView } from '@deskbell/protocol'
import type { PanelHost } from '../../seams.ts'
import type { TabMemory } from '../edge/tab-memory.ts'

export interface FakeHost extends PanelHost {
  events: { name: string; payload: Record<string, unknown> }[]
  unread: number
  closedTimes: number
  speak(locale: string): void
}

export function createFakeHost(options: Partial<PanelHost['options']> = {}, page: Partial<PageView> = {}): FakeHost {
  const element = document.createElement('div')
  document.body.append(element)
  const listeners = new Set<(locale: string) => void>()
  let spoken = options.locale ?? 'en'
  const host: FakeHost = {
    root: element.attachShadow({ mode: 'open' }),
    options: {
      ...{ siteKey: 'rosso', baseUrl: 'https://desk.example', locale: null, position: 'right', theme: 'light' },
      ...{
        accent: null,
        zIndex: 10,
        label: 'Chat',
        launcher: 'default',
        greetings: 'off',
        platform: 'none',
        debug: false,
      },
      ...options,
    },
    events: [],
    unread: 0,
    closedTimes: 0,
    locale: () => spoken,
    onLocale(run) {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    facts: async () => ({
      page: () => ({ url: 'https://shop.example/', title: 'Shop', type: 'product', ...page }),
      referrer: () => null,
      cart: (): Cart | null => null,
      onChange: () => () => {},
    }),
    agreed: async () => ({ preferences: true, analytics: true }),
    speaks: () => {},
    emit: (name, payload) => void host.events.push({ name, payload: { ...payload } }),
    closed: () => {
      host.closedTimes++
    },
    setUnread: (count) => {
      host.unread = count
    },
    speak: (locale) => {
      spoken = locale
      for (const run of listeners) run(locale)
    },
  }
  return host
}

export function createMemory(values = new Map<string, unknown>()): TabMemory {
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void (value === null ? values.delete(key) : values.set(key, value)),
    clear: () => values.clear(),
    watch: () => () => {},
  }
}
