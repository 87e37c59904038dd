import { InsertPicker } from '../cards/insert-picker.tsx'
import { useDesk } from '../use-desk.ts'
import { AssignPicker } from './assign-picker.tsx'
import { AvailabilityPicker } from './availability-picker.tsx'
import { MergePicker } from './merge-picker.tsx'
import { PriorityPicker } from './priority-picker.tsx'
import { SnoozePicker, SnoozeUntil } from './snooze-picker.tsx'
import { TagPicker } from './tag-picker.tsx'

/** The dialog of the act that was asked for. */
export function Pickers() {
  const { dialog } = useDesk()
  switch (dialog.value) {
    case 'assign':
      return <AssignPicker />
    case 'availability':
      return <AvailabilityPicker />
    case 'snooze':
      return <SnoozePicker />
    case 'snoozeUntil':
      return <SnoozeUntil />
    case 'tag':
      return <TagPicker />
    case 'priority':
      return <PriorityPicker />
    case 'merge':
      return <MergePicker />
    case 'insert':
      return <InsertPicker />
    default:
      return null
  }
}
