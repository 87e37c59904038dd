import type { ComponentChildren } from 'preact'
import { Scrolls } from '../frame/scrolls.tsx'
import type { Cell } from './csv.ts'
import { Panel } from './panel.tsx'

interface Column {
  head: string
  /** For who reads the table by ear, where the column needs no words for who sees it. */
  quiet?: boolean
}

interface TableProps {
  title: string
  name: string
  wide?: boolean
  empty?: string
  /** Said under the title. */
  hint?: string | null
  /** The first column is words, the rest are figures. */
  columns: readonly Column[]
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[]
  /** What is exported instead of what is shown: the figures as they came. */
  raw: readonly (readonly Cell[])[]
}

/** A table of a report. */
export function Table({ title, name, wide = false, empty, hint = null, columns, rows, raw }: TableProps) {
  return (
    <Panel title={title} name={name} wide={wide} rows={raw}>
      {(titleId) => (
        <>
          {hint && <p class="hint">{hint}</p>}
          {rows.length === 0 ? (
            <p class="hint">{empty}</p>
          ) : (
            <Scrolls labelledBy={titleId}>
              <table aria-labelledby={titleId}>
                <thead>
                  <tr>
                    {columns.map(({ head, quiet }) => (
                      <th key={head} scope="col">
                        {quiet ? <span class="vh">{head}</span> : head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ key, cells }) => (
                    <tr key={key}>
                      {cells.map((cell, column) => (
                        <td key={columns[column]?.head} dir={column === 0 ? 'auto' : undefined}>
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolls>
          )}
        </>
      )}
    </Panel>
  )
}
