import type { EventName } from '../launcher/event-map.ts'
import { createPerson, factsOf, idOf, proofOf } from './person.ts'
import { createShim, pageOf, putGlobal, recordOf, runOf, type Target, textOf } from './shim.ts'

/** Their word for whether somebody is there. */
function statusOf(availability: unknown): 'online' | 'away' | 'offline' {
  const { online, open } = recordOf(availability)
  return Number(online) > 0 ? 'online' : open === true ? 'away' : 'offline'
}

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
  ['onChatEnded', 'conversation:ended', () => undefined],
  ['onAgentJoinChat', 'agent:joined', ({ name }) => ({ name })],
  ['onAgentLeaveChat', 'agent:left', ({ name }) => ({ name })],
  ['onPrechatSubmit', 'prechat:submitted', ({ answers }) => answers],
  ['onOfflineSubmit', 'offline:submitted', ({ answers }) => answers],
  ['onFileUpload', 'file:uploaded', ({ id }) => id],
  ['onStatusChange', 'availability:changed', statusOf],
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
  const person = createPerson(deskbell)
  /** What they call a visitor; whatever else stands there is an attribute. */
  function introduce(visitor: unknown): void {
    const { userId, name, email, hash, ...more } = recordOf(visitor)
    const user = { id: idOf(userId) ?? '', name: textOf(name), email: textOf(email) }
    if (user.id || user.name || user.email) person.is(user, factsOf(more), user.id ? proofOf(hash) : undefined)
    else person.has(factsOf(more))
  }
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
    isVisitorEngaged: () => deskbell.get('conversationId') !== null,
    getStatus: () => statusOf(deskbell.get('availability')),
    getWindowType: () => 'inline',
    login(visitor, done) {
      introduce(visitor)
      runOf(done)()
    },
    logout: (done) => person.leave().then(() => runOf(done)()),
    setAttributes(visitor, done) {
      introduce(visitor)
      runOf(done)()
    },
    addEvent(name, more, done) {
      void deskbell.track(textOf(name))
      runOf(done ?? more)()
    },
    addTags(tags, done) {
      person.label(...(Array.isArray(tags) ? tags : []))
      runOf(done)()
    },
    removeTags(tags, done) {
      person.unlabel(...(Array.isArray(tags) ? tags : []))
      runOf(done)()
    },
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
  const { zIndex } = recordOf(before.customStyle)
  if (page.Tawk_API === api && before.visitor) introduce(before.visitor)
  if (page.Tawk_API === api && Number.isFinite(zIndex)) void deskbell.update({ zIndex: Number(zIndex) })
  return () => {
    for (const stop of stops) stop()
    remove()
  }
}
