import type { EventName } from '../launcher/event-map.ts'
import { createPerson, factsOf } from './person.ts'
import { createShim, pageOf, putGlobal, recordOf, runOf, type Target, textOf } from './shim.ts'

const events: Record<string, EventName> = {
  open: 'panel:opened',
  close: 'panel:closed',
  unreadMessages: 'unread:changed',
  conversationStarted: 'conversation:started',
  conversationWithAgentRequested: 'handoff:requested',
  conversationAgentAssigned: 'agent:joined',
  messagesShown: 'message:received',
  proactiveMessageDisplayed: 'greeting:shown',
  proactiveMessageClicked: 'greeting:clicked',
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
  const person = createPerson(deskbell)
  const verbs = {
    open: () => deskbell.open(),
    close: () => deskbell.close(),
    toggle: () => deskbell.toggle(),
    show: () => deskbell.show(),
    hide: () => deskbell.hide(),
    /** `give` is called with where to hand the token over; `done` with the error, where there is one. */
    loginUser(give: unknown, done: unknown) {
      const stops = [
        deskbell.on('identity:changed', () => end()),
        deskbell.on('identity:rejected', ({ reason }) => end({ type: 'error', reason })),
      ]
      const end = (error?: object) => {
        for (const stop of stops) stop()
        runOf(done)(error)
      }
      return deskbell.identify({}, { token: () => new Promise((ok) => runOf(give)(ok)) })
    },
    logoutUser: () => person.leave(),
    resetWidget: () => deskbell.destroy(),
    sendMessage: (message: unknown) => deskbell.send(textOf(message)),
  }
  const identify = (user: unknown) => {
    const { name, email, ...more } = recordOf(user)
    return person.is({ name: textOf(name), email: textOf(email) }, factsOf(more))
  }
  const messenger = createShim('Zendesk messenger', verbs)
  const classic = createShim('Zendesk webWidget', { ...verbs, logout: () => person.leave(), identify })
  const setting = createShim('Zendesk messenger:set', {
    locale: (locale) => deskbell.update({ locale: textOf(locale) }),
    zIndex: (value) => deskbell.update({ zIndex: Number(value) }),
    conversationFields(fields) {
      const pairs = (Array.isArray(fields) ? fields : []).map(recordOf).map(({ id, value }) => [String(id), value])
      return person.talksAbout(factsOf(Object.fromEntries(pairs)))
    },
    conversationTags: (tags) => deskbell.set({ labels: (Array.isArray(tags) ? tags : []).map(String) }),
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
