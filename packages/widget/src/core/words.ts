/** Names of the launcher: open, close, and what stands before a count of unread messages. */
const words: Record<string, readonly [string, string, string]> = {
  en: ['Open chat', 'Close chat', 'Unread messages'],
  et: ['Ava vestlus', 'Sulge vestlus', 'Lugemata sõnumeid'],
  pl: ['Otwórz czat', 'Zamknij czat', 'Nieprzeczytane wiadomości'],
  zh: ['打开聊天', '关闭聊天', '未读消息'],
  ms: ['Buka sembang', 'Tutup sembang', 'Mesej belum dibaca'],
  ru: ['Открыть чат', 'Закрыть чат', 'Непрочитанных сообщений'],
}

/**
 * A greeting that waits counts as a message, since the badge shows one number.
 *
 * @example launcherName('en-GB', { isOpen: false, unread: 2, nudge: 0 }) // 'Open chat, Unread messages: 2'
 */
export function launcherName(
  locale: string,
  { isOpen, unread, nudge }: { isOpen: boolean; unread: number; nudge: number },
): string {
  const [toOpen, toClose, count] = words[locale.split('-')[0]!] ?? words.en!
  return (isOpen ? toClose : toOpen) + (unread + nudge > 0 ? `, ${count}: ${unread + nudge}` : '')
}
