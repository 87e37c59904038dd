import type { Availability } from '@deskbell/protocol'
import { type Signal, signal } from '@preact/signals-core'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { askAvailability } from './edge/ask-availability.ts'
import { backText, hoursText } from './hours-text.ts'
import { queueText } from './queue-text.ts'

export { whenText } from './when-text.ts'

const asked = new WeakMap<App, Signal<Availability | null>>()

/** As the connection tells; before there is one, as the server says to anybody. */
function availabilityOf(app: App): Availability | null {
  const told = app.client.availability.value
  // Where no conversation is offered, nobody is waited for; without the site's file its server is not there, either.
  if (told || app.host.more?.helpOnly || !app.config.value) return told
  let answer = asked.get(app)
  if (!answer) {
    const here = signal<Availability | null>(null)
    answer = here
    asked.set(app, here)
    void askAvailability(app.host.options).then((said) => {
      here.value = said
    })
  }
  return answer.value
}

const readerOf = (app: App) => ({ t: app.t.value, locale: app.locale.value, now: app.clock.now() })

/** When an answer can be expected, in one line. */
export function hours(app: App): string {
  const { replyTime } = app.config.value ?? {}
  return hoursText(readerOf(app), availabilityOf(app), replyTime ? app.say(replyTime) : '')
}

/** What is to be known while one waits, or before one writes to people only. */
export function standing(app: App, { thread }: Chat): string {
  const there = app.client.availability.value
  const status = thread.status.value
  if (status === 'waiting') {
    const text = queueText(app.t.value, status, thread.place.value, app.client.online.value)
    return there ? `${text} ${backText(readerOf(app), there)}`.trim() : text
  }
  const fresh = thread.lines.value.length === 0 && app.config.value && !app.config.value.assistant
  return fresh ? hours(app) : ''
}
