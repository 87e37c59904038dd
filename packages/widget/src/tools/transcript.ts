import type { Line } from '@deskbell/client'
import { plainText } from '@deskbell/protocol'
import { authorName } from '../chat/message.tsx'
import { noteText } from '../chat/note.tsx'
import { wordsOf } from '../chat/timeline.ts'
import type { App } from '../panel/app.ts'

/** One line of a transcript: who, when, what. `who` is empty for what happened. */
interface Row {
  who: string
  when: string
  words: string
}

/** What a line says in plain words, with what its kind adds to them. */
function saying(app: App, line: Line): string {
  const { body } = line
  if (body.kind === 'form') return body.answers.map(({ label, value }) => `${label}: ${value}`).join('\n')
  if (body.kind === 'cards')
    return body.cards.map(({ title, link }) => [title, link].filter(Boolean).join(' ')).join('\n')
  if (body.kind === 'coupon') return `${plainText(body.text)} ${body.code}`
  if (body.kind === 'video') return `${body.title} ${body.url}`
  if (body.kind === 'gone') return app.t.peek()('chat.gone')
  return plainText(wordsOf(line))
}

function rowsOf(app: App, lines: readonly Line[]): Row[] {
  const time = new Intl.DateTimeFormat(app.locale.peek(), { dateStyle: 'medium', timeStyle: 'short' })
  return lines.flatMap((line) => {
    const words = saying(app, line)
    const happened = words ? '' : noteText(app, line)
    if (!words && !happened) return []
    return [{ who: words ? authorName(app, line) : '', when: time.format(line.at), words: words || happened }]
  })
}

/** The conversation as plain text. */
export const textTranscript = (app: App, lines: readonly Line[]): string =>
  rowsOf(app, lines)
    .map(({ who, when, words }) => (who ? `${who}, ${when}\n${words}\n` : `— ${words} (${when})\n`))
    .join('\n')

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** The conversation as a page of its own, to keep or to print. */
export function htmlTranscript(app: App, lines: readonly Line[], dir: 'ltr' | 'rtl'): string {
  const title = escaped(`${app.siteName()}, ${app.t.peek()('chat.log')}`)
  const rows = rowsOf(app, lines).map(({ who, when, words }) =>
    who
      ? `<p><b>${escaped(who)}</b> <small>${escaped(when)}</small><br><span dir="auto">${escaped(words)}</span></p>`
      : `<p><i>${escaped(words)}</i> <small>${escaped(when)}</small></p>`,
  )
  return `<!doctype html><html lang="${escaped(app.locale.peek())}" dir="${dir}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${rows.join('\n')}</html>\n`
}
