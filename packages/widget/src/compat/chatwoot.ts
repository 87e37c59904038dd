import { createPerson, factsOf, idOf, proofOf } from './person.ts'
import { createShim, pageOf, putGlobal, recordOf, type Target, textOf } from './shim.ts'

/** Events of theirs on `window`, from ours. */
const events = {
  ready: 'chatwoot:ready',
  error: 'chatwoot:error',
  'panel:opened': 'chatwoot:opened',
  'panel:closed': 'chatwoot:closed',
  'message:received': 'chatwoot:on-message',
  'conversation:started': 'chatwoot:on-start-conversation',
  'unread:changed': 'chatwoot:on-unread-message-count-changed',
} as const

function settingsOf(value: unknown): Record<string, unknown> {
  const { hideMessageBubble, position, locale, useBrowserLanguage, darkMode } = recordOf(value)
  const settings: Record<string, unknown> = {}
  if (hideMessageBubble !== undefined) settings.launcher = hideMessageBubble ? 'hidden' : 'default'
  if (position) settings.position = position
  if (locale && !useBrowserLanguage) settings.locale = String(locale).replace('_', '-')
  if (darkMode) settings.theme = darkMode
  return settings
}

/**
 * Gives the page `chatwootSDK.run`, `$chatwoot` and the `chatwoot:*` events on `window`, all driven by Deskbell.
 * Methods that we cannot do warn once. Returns how to take it away.
 *
 * @example chatwootSDK.run({ websiteToken: 'rosso', baseUrl: 'https://chat.example.com' })
 */
export function installChatwoot(deskbell: Target): () => void {
  const page = pageOf()
  const person = createPerson(deskbell)
  let hasLoaded = false
  const shim = createShim('Chatwoot', {
    toggle: (state) => (state === 'open' ? deskbell.open() : state === 'close' ? deskbell.close() : deskbell.toggle()),
    toggleBubbleVisibility: (state) => (state === 'hide' ? deskbell.hide() : deskbell.show()),
    setLocale: (locale) => deskbell.update({ locale: textOf(locale).replace('_', '-') }),
    setColorScheme: (scheme) => deskbell.update({ theme: scheme as 'auto' }),
    reset: () => person.leave(),
    setUser(id, more) {
      const { name, email, identifier_hash, ...further } = recordOf(more)
      const user = { id: idOf(id) ?? '', name: textOf(name), email: textOf(email) }
      return person.is(user, factsOf(further), proofOf(identifier_hash))
    },
    setCustomAttributes: (facts) => person.has(factsOf(facts)),
    deleteCustomAttribute: (name) => person.hasNo(textOf(name)),
    setConversationCustomAttributes: (facts) => person.talksAbout(factsOf(facts)),
    deleteConversationCustomAttribute: (name) => person.talksNotAbout(textOf(name)),
    setLabel: (label) => person.label(label),
    removeLabel: (label) => person.unlabel(label),
  })
  const methods = [
    ...['toggle', 'toggleBubbleVisibility', 'setLocale', 'setColorScheme', 'reset', 'popoutChatWindow', 'setUser'],
    ...['setCustomAttributes', 'deleteCustomAttribute', 'setConversationCustomAttributes'],
    ...['deleteConversationCustomAttribute', 'setLabel', 'removeLabel'],
  ]
  const chatwoot = {
    ...Object.fromEntries(methods.map((name) => [name, (...args: unknown[]) => shim.call(name, ...args)])),
    get hasLoaded() {
      return hasLoaded
    },
    get isOpen() {
      return deskbell.get('isOpen') === true
    },
  }
  const stops = (Object.entries(events) as [keyof typeof events, string][]).map(([ours, theirs]) =>
    deskbell.on(ours, (detail) => {
      if (ours === 'ready') hasLoaded = true
      window.dispatchEvent(new CustomEvent(theirs, { detail }))
    }),
  )
  const run = (given: unknown) => {
    const { websiteToken, baseUrl } = recordOf(given)
    return deskbell.boot({
      ...settingsOf(page.chatwootSettings),
      ...(websiteToken ? { siteKey: textOf(websiteToken) } : {}),
      ...(baseUrl ? { baseUrl: textOf(baseUrl) } : {}),
    })
  }
  const removeSdk = putGlobal(page, 'chatwootSDK', { run }, page.chatwootSDK !== undefined)
  const removeApi = putGlobal(page, '$chatwoot', chatwoot, page.$chatwoot !== undefined)
  return () => {
    for (const stop of stops) stop()
    removeSdk()
    removeApi()
  }
}
