import type { Line } from '@deskbell/client'
import type { App } from '../panel/app.ts'
import { authorName } from './message.tsx'

/** What happened, between the words: handed over, taken, solved. Empty for kinds this version does not know. */
export function noteText(app: App, line: Line): string {
  const t = app.t.value
  const name = authorName(app, line)
  switch (line.body.kind) {
    case 'handoff':
      return t(line.body.reason === 'asked' ? 'note.asked' : 'note.fetching')
    case 'taken':
      return t('note.taken', { name })
    case 'requeued':
      return t('note.requeued', { name })
    case 'solved':
      if (line.author.kind === 'visitor') return t('note.ended')
      return t('note.solved', { name })
    case 'reopened':
      return t('note.reopened')
    default:
      return ''
  }
}

export function Note({ app, line }: { app: App; line: Line }) {
  const text = noteText(app, line)
  return text ? <li class="note">{text}</li> : null
}
