import type { ReportBehind } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import { useDesk } from '../use-desk.ts'

interface BehindProps {
  /** What is counted, as the list is headed. */
  title: string
  behind: ReportBehind
  /** Nothing to show where nothing was counted. */
  count: number
  children: ComponentChildren
}

/** A number that leads to the conversations behind it. */
export function BehindButton({ title, behind, count, children }: BehindProps) {
  const { say, reports, dialog } = useDesk()
  if (count === 0) return <>{children}</>
  const open = () => {
    dialog.value = 'behind'
    reports.show(title, behind)
  }
  return (
    <button type="button" class="plain behind" title={say('reports.showConversations')} onClick={open}>
      {children}
      <span class="vh">: {say('reports.showConversations')}</span>
    </button>
  )
}
