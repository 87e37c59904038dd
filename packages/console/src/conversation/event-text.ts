import type { Line } from '@deskbell/client'
import type { EntryBody } from '@deskbell/protocol'
import { sayMoment } from '../text/dates.ts'
import type { Say } from '../text/say.ts'

/** What happened, in a line between the words. */
export function sayEvent(say: Say, line: Line, me: string | null, locale: string): string {
  const { body, author } = line
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
    case 'assigned':
      return sayAssigned(say, body, name)
    case 'snoozed':
      return say('line.snoozed', { name, time: sayMoment(locale, body.until, line.at) })
    case 'woken':
      return say(`line.woken.${body.why}`, { name })
    case 'tagged':
      return sayTagged(say, body, name)
    case 'prioritised':
      return say('line.prioritised', { name, priority: say(`priority.${body.priority}`) })
    case 'merged':
      return say('line.merged')
    case 'mergedInto':
      return say('line.mergedInto')
    default:
      return ''
  }
}

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>

function sayAssigned(say: Say, { to, name }: Body<'assigned'>, by: string): string {
  if (to.kind === 'agent' || to.kind === 'team') return say('line.assigned', { by, name: name ?? to.id })
  return say(to.kind === 'queue' ? 'line.assigned.queue' : 'line.assigned.assistant', { by })
}

function sayTagged(say: Say, { added, removed }: Body<'tagged'>, name: string): string {
  if (removed.length === 0) return say('line.tagged', { name, tags: added.join(', ') })
  if (added.length === 0) return say('line.untagged', { name, tags: removed.join(', ') })
  return say('line.retagged', { name, added: added.join(', '), removed: removed.join(', ') })
}
