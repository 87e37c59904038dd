import type { EventName } from '../launcher/event-map.ts'
import { createShim, pageOf, putGlobal, recordOf, runOf, type Target } from './shim.ts'

/** Callbacks that the page may assign, and when we call them. */
const callbacks: readonly [name: string, event: EventName, pick: (payload: Record<string, unknown>) => unknown][] = [
  ['onLoad', 'ready', () => undefined],
  ['onChatMaximized', 'panel:opened', () => undefined],
  ['onChatMinimized', 'panel:closed', () => undefined],
  ['onChatHidden', 'launcher:hidden', () => undefined],
  ['onChatStarted', 'conversation:started', () => undefined],
  ['onChatMessageVisitor', 'message:sent', ({ text }) => text],
  ['onChatMessageAgent', 'message:received', ({ text }) => text],
  ['onUnreadCountChanged', 'unread:changed', ({ count }) => count],
  ['onChatSatisfaction', 'survey:answered', ({ answers }) => answers],
]

/**
 * Gives the page a `Tawk_API` whose methods drive Deskbell; callbacks assigned before or later are called. Methods that
 * we cannot do warn once. Returns how to take it away.
 *
 * @example Tawk_API.maximize()
 */
export function installTawk(deskbell: Target): () => void {
  const page = pageOf()
  const before = recordOf(page.Tawk_API)
  const shim = createShim('tawk.to', {
    start: () => deskbell.show(),
    shutdown: () => deskbell.destroy(),
    maximize: () => deskbell.open(),
    minimize: () => deskbell.close(),
    toggle: () => deskbell.toggle(),
    showWidget: () => deskbell.show(),
    hideWidget: () => deskbell.hide(),
    toggleVisibility: () => (deskbell.get('isVisible') ? deskbell.hide() : deskbell.show()),
    isChatMaximized: () => deskbell.get('isOpen') === true,
    isChatMinimized: () => deskbell.get('isOpen') !== true,
    isChatHidden: () => deskbell.get('isVisible') !== true,
    isChatOngoing: () => deskbell.get('conversationId') !== null,
    logout: (done) => deskbell.logout().then(() => runOf(done)()),
  })
  const methods = [
    ...['start', 'shutdown', 'maximize', 'minimize', 'toggle', 'showWidget', 'hideWidget', 'toggleVisibility'],
    ...['isChatMaximized', 'isChatMinimized', 'isChatHidden', 'isChatOngoing', 'logout', 'popup', 'endChat'],
    ...['getWindowType', 'getStatus', 'isVisitorEngaged', 'setAttributes', 'addEvent', 'addTags', 'removeTags'],
    ...['login', 'switchWidget'],
  ]
  const api: Record<string, unknown> = {
    ...before,
    ...Object.fromEntries(methods.map((name) => [name, (...args: unknown[]) => shim.call(name, ...args)])),
  }
  const stops = callbacks.map(([name, event, pick]) =>
    deskbell.on(event, (payload) => runOf(api[name])(pick(recordOf(payload)))),
  )
  const remove = putGlobal(page, 'Tawk_API', api, typeof before.maximize === 'function')
  return () => {
    for (const stop of stops) stop()
    remove()
  }
}
