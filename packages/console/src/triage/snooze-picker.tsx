import { useId } from 'preact/hooks'
import { Dialog, DialogHead } from '../frame/dialog.tsx'
import { Chooser } from '../palette/chooser.tsx'
import { findIn } from '../palette/match.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { snoozeTimes } from './snooze-times.ts'

/** When the conversation shall come back. */
export function SnoozePicker() {
  const { say, locale, clock, triage, dialog } = useDesk()
  const now = clock.now()
  const times = snoozeTimes(now).map(({ name, at }) => ({
    id: `snooze-${name}`,
    title: say(`snooze.${name}`),
    more: sayMoment(locale, at, now),
    run: () => void triage.run((acts) => acts.snooze(at)),
  }))
  const own = {
    id: 'snooze-own',
    title: say('snooze.own'),
    run: () => {
      dialog.value = 'snoozeUntil'
    },
  }
  const find = (query: string) => [{ name: say('snooze.until'), commands: findIn([...times, own], query) }]
  return <Chooser title={say('snooze.title')} find={find} />
}

/** A day and an hour of one's own. */
export function SnoozeUntil() {
  const { say, clock, triage, dialog } = useDesk()
  const id = useId()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const at = new Date(String(new FormData(event.currentTarget as HTMLFormElement).get('at'))).getTime()
    dialog.value = null
    void triage.run((acts) => acts.snooze(at))
  }
  return (
    <Dialog labelledBy={`${id}-title`}>
      <DialogHead id={`${id}-title`} title={say('snooze.title')} />
      <form class="part" onSubmit={submit}>
        <label class="setting" for={id}>
          {say('snooze.until')}
          <input id={id} name="at" type="datetime-local" required min={localMinute(clock.now() + 60_000)} />
        </label>
        <div class="buttons">
          <button type="submit" class="primary">
            {say('triage.snooze')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** The form that fields for a time have. @example '2026-05-12T09:00' */
export function localMinute(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
