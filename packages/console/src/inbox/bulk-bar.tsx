import type { DialogName } from '../desk.ts'
import { Icon } from '../frame/icon.tsx'
import { useDesk } from '../use-desk.ts'

/** What can be done to the rows that are selected. */
export function BulkBar() {
  const { say, triage, dialog } = useDesk()
  const { selection, fault, busy } = triage
  const open = (name: DialogName) => () => {
    dialog.value = name
  }
  const solve = () => void triage.run((acts) => acts.solve())
  const acts = [
    ['triage.assign', open('assign')],
    ['triage.snooze', open('snooze')],
    ['triage.tagShort', open('tag')],
    ['conversation.solve', solve],
  ] as const
  return (
    <div class="bulk" role="toolbar" aria-label={say('triage.bulk')}>
      <p role="status">{say('triage.selected', { count: selection.ids.value.size })}</p>
      <button type="button" class="plain icon" aria-label={say('triage.clear')} onClick={selection.clear}>
        <Icon name="close" />
      </button>
      {acts.map(([key, run]) => (
        <button key={key} type="button" aria-disabled={busy.value} onClick={run}>
          {say(key)}
        </button>
      ))}
      <p class="fault" role="alert">
        {fault.value && say(fault.value)}
      </p>
    </div>
  )
}
