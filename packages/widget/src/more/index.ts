import { askConsent } from '../consent/ask.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Act } from '../launcher/verbs.ts'
import type { More } from '../seams.ts'
import { adopt } from './edge/adopt.ts'
import { bindLaunchers } from './edge/bind-launchers.ts'
import { pushEvents } from './edge/data-layer.ts'
import { standIn } from './edge/stand-in.ts'
import { helpOnly, helpOnlySheet } from './help-only.ts'
import { readMore } from './settings.ts'
import { propertiesOf, sheetOf } from './style.ts'

/** What is at work for a widget: undone before the next settings take its place. */
const working = new WeakMap<Shell, () => void>()

/**
 * Reads what few shops set and puts it to work. Started again with changed settings, the new ones take the place
 * of the old.
 */
export async function start(shell: Shell, act: Act): Promise<More> {
  const settings = readMore(shell.options, (text) => console.warn(`deskbell: ${text}`))
  const undo = () => working.get(shell)?.()
  if (working.has(shell)) undo()
  else shell.ends.push(undo)
  const ends: (() => void)[] = []
  working.set(shell, () => {
    for (const end of ends) end()
  })

  const inline = settings.inline ? standIn(shell, settings.inline) : null
  if (inline) ends.push(inline)
  ends.push(adopt(shell.root, sheetOf(settings, inline !== null) + (settings.chat === 'off' ? helpOnlySheet : '')))
  if (/^[.#]/.test(shell.options.launcher)) ends.push(bindLaunchers(shell, act))
  if (settings.analytics === 'dataLayer') ends.push(pushEvents(shell))
  if (settings.cart) {
    const { observeDeep } = await import('../deep/index.ts')
    ends.push(await observeDeep(shell.options.platform))
  }
  shell.avoid = settings.avoid
  shell.move?.()
  if (settings.consent) shell.consentMode = settings.consent
  if (settings.analytics === 'dataLayer') await askConsent(shell)
  return {
    properties: propertiesOf(settings),
    textsFor: (locale) => ({
      ...settings.texts?.[locale.split('-')[0]!],
      ...settings.texts?.[locale],
    }),
    inline: !!inline,
    eager: settings.connect === 'load' && settings.chat !== 'off',
    helpOnly: settings.chat === 'off' ? helpOnly : undefined,
  }
}
