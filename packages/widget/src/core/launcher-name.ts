import type { Translate } from '../panel/translate.ts'

type Counts = { isOpen: boolean; unread: number; nudge: number }

/**
 * A greeting that waits counts as a message, since the badge shows one number.
 *
 * @example launcherName(t, { isOpen: false, unread: 2, nudge: 0 }) // 'Open chat, Unread messages: 2'
 */
export function launcherName(t: Translate, { isOpen, unread, nudge }: Counts): string {
  const name = t(isOpen ? 'launcher.close' : 'launcher.open')
  const count = unread + nudge
  return count > 0 ? `${name}, ${t('launcher.unread', { count })}` : name
}
