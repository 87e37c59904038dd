import type { Words } from '../assistant/index.ts'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'

/** What may be tapped instead of typed. The way to a person stands below, always at the same place. */
export function Choices({ app, chat }: { app: App; chat: Chat }) {
  const person = app.t.value('bot.human')
  const choices = chat.assisted()
    ? chat.choices.value.filter(({ label, act }) => act.kind !== 'handoff' || say(app, label) !== person)
    : []
  const ask = chat.ask.value && say(app, chat.ask.value)
  const replies = repliesOf(chat)
  return choices.length + replies.length > 0 ? (
    <li class="chips">
      <fieldset>
        <legend class={ask ? '' : 'vh'}>{ask || app.t.value('chat.choices')}</legend>
        {choices.map((choice) => (
          <button type="button" class="chip" onClick={(event) => take(event, () => chat.choose(choice))}>
            {say(app, choice.label)}
          </button>
        ))}
        {replies.map((label) => (
          <button type="button" class="chip" dir="auto" onClick={(event) => take(event, () => chat.send(label))}>
            {label}
          </button>
        ))}
      </fieldset>
    </li>
  ) : null
}

/** What the newest words offer to be tapped. */
function repliesOf({ thread }: Chat): readonly string[] {
  const body = thread.status.value !== 'solved' && thread.lines.value.at(-1)?.body
  return (body && body.kind === 'text' && body.replies) || []
}

const say = (app: App, words: Words): string => ('key' in words ? app.t.value(words.key) : app.say(words.text))

/** The tapped button goes away: without this the focus would fall back to the page. */
function take(event: Event, choose: () => void): void {
  const log = (event.currentTarget as HTMLElement).closest<HTMLElement>('.log')
  choose()
  log?.focus()
}
