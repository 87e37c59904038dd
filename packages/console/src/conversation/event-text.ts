import type { Line } from '@deskbell/client'
import type { Say } from '../text/say.ts'

/** What happened, in a line between the words. */
export function sayEvent(say: Say, { body, author }: Line, me: string | null): string {
  const own = author.id !== null && author.id === me
  const name = author.name ?? ''
  switch (body.kind) {
    case 'greeting':
      return say('line.greeting', { text: body.text })
    case 'handoff':
      return say(`line.handoff.${body.reason}`)
    case 'taken':
      return own ? say('line.takenByYou') : say('line.taken', { name })
    case 'requeued':
      return say('line.requeued')
    case 'solved':
      if (author.kind === 'visitor') return say('line.ended')
      if (own) return say('line.solvedByYou')
      return name ? say('line.solved', { name }) : say('line.solvedPlain')
    case 'reopened':
      return say('line.reopened')
    case 'survey':
      return say('line.survey')
    default:
      return ''
  }
}
