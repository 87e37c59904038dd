import type { App } from '../panel/app.ts'
import type { Chat } from './chat.ts'

/** What may be tapped instead of typed. The way to a person stands below, always at the same place. */
export function Choices({ app, chat }: { app: App; chat: Chat }) {
  const person = app.t.value('bot.human')
  const choices = chat.assisted()
    ? chat.choices.value.filter(({ label, act }) => act.kind !== 'handoff' || wordsOfChoice(app, label) !== person)
    : []
  return choices.length > 0 ? (
    <li class="chips">
      <fieldset>
        <legend class="vh">{app.t.value('chat.choices')}</legend>
        {choices.map((choice) => (
          <button type="button" class="chip" onClick={(event) => take(event, chat, choice)}>
            {wordsOfChoice(app, choice.label)}
          </button>
        ))}
      </fieldset>
    </li>
  ) : null
}

const wordsOfChoice = (app: App, label: Chat['choices']['value'][number]['label']): string =>
  'key' in label ? app.t.value(label.key) : app.say(label.text)

/** The tapped button goes away: without this the focus would fall back to the page. */
function take(event: Event, chat: Chat, choice: Chat['choices']['value'][number]): void {
  const log = (event.currentTarget as HTMLElement).closest<HTMLElement>('.log')
  chat.choose(choice)
  log?.focus()
}
