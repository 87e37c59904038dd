import type { EventName } from '../launcher/event-map.ts'
import { createShim, pageOf, putGlobal, runOf, type Target, textOf } from './shim.ts'

const events: Record<string, EventName> = {
  open: 'panel:opened',
  close: 'panel:closed',
  unreadMessages: 'unread:changed',
  conversationStarted: 'conversation:started',
  conversationWithAgentRequested: 'handoff:requested',
}

/**
 * Gives the page `zE('messenger', …)`, `zE('messenger:set', …)` and `zE('messenger:on', …)`, which returns how to stop
 * hearing. The classic `webWidget` verbs for opening and closing work as well. Returns how to take it away.
 *
 * @example zE('messenger', 'open')
 */
export function installZendesk(deskbell: Target): () => void {
  const page = pageOf()
  const before = page.zE
  const verbs = {
    open: () => deskbell.open(),
    close: () => deskbell.close(),
    toggle: () => deskbell.toggle(),
    show: () => deskbell.show(),
    hide: () => deskbell.hide(),
    logoutUser: () => deskbell.logout(),
    resetWidget: () => deskbell.destroy(),
    sendMessage: (message: unknown) => deskbell.send(textOf(message)),
  }
  const messenger = createShim('Zendesk messenger', verbs)
  const classic = createShim('Zendesk webWidget', { ...verbs, logout: () => deskbell.logout() })
  const setting = createShim('Zendesk messenger:set', {
    locale: (locale) => deskbell.update({ locale: textOf(locale) }),
    zIndex: (value) => deskbell.update({ zIndex: Number(value) }),
  })
  const asks = createShim('Zendesk', {
    messenger: (name, ...args) => messenger.call(name, ...args),
    webWidget: (name, ...args) => classic.call(name, ...args),
    'messenger:set': (name, value) => setting.call(name, value),
    'messenger:ui': (name) => (name === 'newConversation' ? deskbell.open('chat/new') : asks.unsupported(`ui ${name}`)),
    'messenger:on': (name, run) => {
      const ours = Object.hasOwn(events, textOf(name)) ? events[textOf(name)] : undefined
      if (!ours) return asks.unsupported(`on ${name}`)
      return deskbell.on(ours, (payload) => runOf(run)('count' in payload ? payload.count : payload))
    },
  })
  return putGlobal(page, 'zE', asks.call, before !== undefined)
}
