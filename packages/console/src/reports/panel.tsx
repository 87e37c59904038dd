import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../frame/icon.tsx'
import { useDesk } from '../use-desk.ts'
import { type Cell, toCsv } from './csv.ts'
import { dayOf, limitsOf } from './place.ts'
import { usePlace } from './use-place.ts'

interface PanelProps {
  title: string
  /** Takes two columns where there is room. */
  wide?: boolean
  /** Part of the file's name. */
  name: string
  /** What the export holds; the first row are the heads. Nothing to export where there are no more rows. */
  rows: readonly (readonly Cell[])[]
  /** Gets the id of the title, which names the table. */
  children(titleId: string): ComponentChildren
}

/** One table or chart of the report with its title and the way to take it along. */
export function Panel({ title, wide = false, name, rows, children }: PanelProps) {
  const { say } = useDesk()
  const id = useId()
  const save = useExport(name)
  return (
    <section class={wide ? 'panel wide' : 'panel'} aria-labelledby={id}>
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

/** Names may be anybody's words; a file's name is letters, digits and dashes. */
const slug = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')

/** Names a file so that it says what it is, of which site and which days. */
function useFileName(name: string): (ending: string) => string {
  const { client, clock } = useDesk()
  const place = usePlace()
  return (ending) => {
    const { from, to } = limitsOf(place, clock.now())
    const filter = Object.values(place.filter ?? {}).join(' ')
    const site = client.site.value?.key ?? 'deskbell'
    return `${slug([site, name, filter, dayOf(from), dayOf(Math.min(to - 1, clock.now()))].join(' '))}.${ending}`
  }
}

/** Saves rows as a table for spreadsheets. */
export function useExport(name: string): (rows: readonly (readonly Cell[])[]) => void {
  const { page } = useDesk()
  const fileName = useFileName(name)
  return (rows) => page.download(fileName('csv'), 'text/csv;charset=utf-8', toCsv(rows))
}

/** Saves a value as JSON. */
export function useJsonExport(name: string): (value: unknown) => void {
  const { page } = useDesk()
  const fileName = useFileName(name)
  return (value) => page.download(fileName('json'), 'application/json', `${JSON.stringify(value, null, 2)}\n`)
}
