import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../frame/icon.tsx'
import { useDesk } from '../use-desk.ts'
import { type Cell, toCsv } from './csv.ts'
import { limitsOf } from './reports.ts'

interface PanelProps {
  title: string
  /** Part of the file's name. */
  name: string
  /** What the export holds; the first row are the heads. Nothing to export where there are no more rows. */
  rows: readonly (readonly Cell[])[]
  /** Gets the id of the title, which names the table. */
  children(titleId: string): ComponentChildren
}

/** One table or chart of the report with its title and the way to take it along. */
export function Panel({ title, name, rows, children }: PanelProps) {
  const { say } = useDesk()
  const id = useId()
  const save = useExport(name)
  return (
    <section class="panel" aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id} dir="auto">
          {title}
        </h2>
        {rows.length > 1 && (
          <button
            type="button"
            class="plain icon"
            aria-label={say('reports.exportOf', { title })}
            title={say('reports.export')}
            onClick={() => save(rows)}
          >
            <Icon name="save" />
          </button>
        )}
      </header>
      {children(id)}
    </section>
  )
}

const dayOf = (at: number): string => {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Names may be anybody's words; a file's name is letters, digits and dashes. */
const slug = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')

/** Saves rows as a file that says what it is, of which site and which days. */
export function useExport(name: string): (rows: readonly (readonly Cell[])[]) => void {
  const { client, route, page, clock } = useDesk()
  return (rows) => {
    const days = route.value.screen === 'reports' ? route.value.days : 30
    const from = dayOf(limitsOf(days, clock.now()).from)
    const parts = [client.site.value?.key ?? 'deskbell', name, from, dayOf(clock.now())]
    page.download(`${slug(parts.join(' '))}.csv`, 'text/csv;charset=utf-8', toCsv(rows))
  }
}
