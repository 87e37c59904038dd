import { createPerson, factsOf, idOf, type Person, proofOf, wordOf } from './person.ts'
import { createShim, pageOf, putGlobal, recordOf, runOf, type Target, textOf } from './shim.ts'

const spaces: Record<string, 'home' | 'messages' | 'help'> = { home: 'home', messages: 'messages', help: 'help' }

/** Settings of theirs that have one of ours. */
function settingsOf(value: unknown): Record<string, unknown> {
  const { language_override, alignment, z_index, theme_mode, action_color, hide_default_launcher } = recordOf(value)
  const settings: Record<string, unknown> = {}
  if (language_override) settings.locale = language_override
  if (alignment) settings.position = alignment
  if (z_index) settings.zIndex = z_index
  if (theme_mode) settings.theme = theme_mode === 'system' ? 'auto' : theme_mode
  if (action_color) settings.accent = action_color
  if (hide_default_launcher !== undefined) settings.launcher = hide_default_launcher ? 'hidden' : 'default'
  return settings
}

/** Their settings that say nothing of the shopper. */
const notOfPerson =
  /^(app_id|api_base|language_override|alignment|(horizontal|vertical)_padding|z_index|theme_mode|.*_color|hide_.*|custom_launcher_selector|session_duration|messenger_style_id|page_title|user_id|email|name|user_hash|intercom_user_jwt)$/

/** Who it is, and what else stands flat among their settings. */
function introduce(person: Person, value: unknown): void {
  const { user_id, email, name, user_hash, intercom_user_jwt, company } = recordOf(value)
  const flat = Object.entries(factsOf(value)).filter(([key]) => !notOfPerson.test(key))
  const attributes = { ...Object.fromEntries(flat), ...factsOf({ company: recordOf(company).name }) }
  const proof = proofOf(user_hash, intercom_user_jwt)
  if (user_id ?? email ?? name ?? proof) person.is({ ...known(user_id, email, name) }, attributes, proof)
  else if (Object.keys(attributes).length > 0) person.has(attributes)
}
const known = (id: unknown, email: unknown, name: unknown) =>
  Object.fromEntries(
    Object.entries({ id: idOf(id), email: wordOf(email), name: wordOf(name) }).filter(([, value]) => value),
  ) as { id?: string; email?: string; name?: string }

/**
 * Lets `Intercom('show')` and its kin drive Deskbell. Calls already queued by their snippet run in order. Their `show`
 * and `hide` are the panel; tours, news and tickets are not ours and warn once. Returns how to take it away.
 *
 * @example
 * installIntercom(createWidget({ siteKey: 'rosso' }))
 * Intercom('showNewMessage', 'Do you have these in 42?')
 */
export function installIntercom(deskbell: Target): () => void {
  const page = pageOf()
  const before = page.Intercom as ({ q?: unknown } & (() => void)) | undefined
  const person = createPerson(deskbell)
  const settings = () => ({ ...settingsOf(page.intercomSettings) })
  const shim = createShim('Intercom', {
    boot(more) {
      const booted = deskbell.boot({ ...settings(), ...settingsOf(more) })
      introduce(person, { ...recordOf(page.intercomSettings), ...recordOf(more) })
      return booted
    },
    update(more) {
      if (more === undefined) return deskbell.page({})
      introduce(person, more)
      const changed = settingsOf(more)
      return Object.keys(changed).length > 0 ? deskbell.update({ ...settings(), ...changed }) : undefined
    },
    shutdown: () => person.leave(),
    show: () => deskbell.open(),
    hide: () => deskbell.close(),
    showMessages: () => deskbell.open('messages'),
    showSpace: (name) =>
      spaces[textOf(name)] ? deskbell.open(spaces[textOf(name)]) : shim.unsupported(`showSpace ${name}`),
    showNewMessage: (text) => (textOf(text) ? deskbell.prefill(textOf(text)) : deskbell.open('chat/new')),
    startConversation: (text) => deskbell.send(textOf(text)),
    showConversation: (id) => deskbell.open(`chat/${textOf(id)}`),
    showArticle: (id) => deskbell.article(String(id)),
    startSurvey: (id) => deskbell.survey(String(id)),
    trackEvent: (name) => deskbell.track(textOf(name)),
    ready: (run) => deskbell.on('ready', () => runOf(run)()),
    onShow: (run) => deskbell.on('panel:opened', () => runOf(run)()),
    onHide: (run) => deskbell.on('panel:closed', () => runOf(run)()),
    onUnreadCountChange: (run) => deskbell.on('unread:changed', ({ count }) => runOf(run)(count)),
  })
  const queue = Array.isArray(before?.q) ? (before.q as ArrayLike<unknown>[]) : []
  const remove = putGlobal(page, 'Intercom', shim.call, typeof before === 'function' && !before.q)
  if (page.Intercom === shim.call) for (const args of queue) shim.call(...(Array.from(args) as [unknown]))
  return remove
}
