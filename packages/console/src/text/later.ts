import type { TextPart } from './say.ts'

/** What is said by screens and lists that are fetched later, so that their sentences travel later, too. */
const later =
  /^(?:account|answers|assign|audit|consent|content|delivery|desk|fault|insert|merge|palette|privacy|reports|role|scope|settings|setup|snooze|suggest|tags|team|topic|visitors|webhooks)\./

/** Said before: on the first screen, or where one of the later ones cannot be had. */
const butFirst: ReadonlySet<string> = new Set([
  'account.choosePassword',
  'account.code',
  'account.setPassword',
  'palette.found',
  'reports.retry',
  'settings.languageFailed',
  'setup.begin',
  'setup.copied',
  'setup.notCopied',
  'setup.title',
])

/** What only the screens say that have figures; other screens name languages and channels, too. */
const inReports = /^reports\.(?!channel|language$|toConversation$)/

/** Which of a language's files has a sentence. @example partOf('reports.title') // 'reports' */
export function partOf(key: string): TextPart {
  if (butFirst.has(key) || !later.test(key)) return 'first'
  return inReports.test(key) ? 'reports' : 'later'
}

/** Whether a sentence is fetched after the first screen stands. @example isLater('reports.title') // true */
export const isLater = (key: string): boolean => partOf(key) !== 'first'
