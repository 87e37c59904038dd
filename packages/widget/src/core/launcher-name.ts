import type { Translate } from '../panel/translate.ts'

/** @example launcherName(t, { isOpen: false, unread: 2 }) // 'Open chat, Unread messages: 2' */
export function launcherName(t: Translate, { isOpen, unread }: { isOpen: boolean; unread: number }): string {
  const name = t(isOpen ? 'launcher.close' : 'launcher.open')
  return unread > 0 ? `${name}, ${t('launcher.unread', { count: unread })}` : name
}
