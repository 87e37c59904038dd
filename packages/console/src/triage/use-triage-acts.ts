import type { DialogName } from '../desk.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'

/** Offers to keyboard and palette what can be done to the selected rows, or else to the open conversation. */
export function useTriageActs(): void {
  const { triage, dialog, thread } = useDesk()
  const targets = triage.targets.value
  const unsolved = targets.some(({ status }) => status !== 'solved')
  const one = triage.selection.ids.value.size === 0 ? targets[0] : undefined
  const others = (thread.value?.context.value?.before ?? []).some(({ status }) => status !== 'solved')
  const open = (name: DialogName, able: boolean) =>
    able
      ? () => {
          dialog.value = name
        }
      : null
  useAct('assign', open('assign', unsolved))
  useAct('snooze', open('snooze', unsolved))
  useAct('tag', open('tag', targets.length > 0))
  useAct('priority', open('priority', targets.length > 0))
  useAct('merge', open('merge', one !== undefined && one.status !== 'solved' && others))
  const sleeps = targets.some(({ snoozedUntil }) => snoozedUntil !== null)
  useAct('wake', sleeps ? () => void triage.run((acts) => acts.snooze(null)) : null)
}
