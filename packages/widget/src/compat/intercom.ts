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
  const settings = () => ({ ...settingsOf(page.intercomSettings) })
  const shim = createShim('Intercom', {
    boot: (more) => deskbell.boot({ ...settings(), ...settingsOf(more) }),
    update: (more) =>
      more === undefined ? deskbell.page({}) : deskbell.update({ ...settings(), ...settingsOf(more) }),
    shutdown: () => deskbell.logout(),
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
    trackEvent: (name) => deskbell.greet(textOf(name)),
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
