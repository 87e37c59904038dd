/** One value of a row; a list stands in one cell, parted by `; `. */
export type Cell = string | number | boolean | null | readonly string[]
export type ExportRow = Readonly<Record<string, Cell>>

/** A spreadsheet takes a text that begins so for a formula; the wide forms too, in East Asian versions. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * Rows as CSV: a head line, then one line per row, all ended by CRLF; quoting by RFC 4180 (2005), section 2. A text that
 * would begin a formula gets a `'` before it (OWASP, "CSV Injection"); numbers stay numbers. Columns are those of all
 * rows, in the order in which they first come, unless given. For Excel put a byte order mark (U+FEFF) before the file.
 * @example toCsv([{ score: 2, text: '=1+1' }]) // 'score,text\r\n2,\'=1+1\r\n'
 */
export function toCsv(
  rows: readonly ExportRow[],
  columns: readonly string[] = [...new Set(rows.flatMap((row) => Object.keys(row)))],
): string {
  if (columns.length === 0) return ''
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(cellOf(row, column))))]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

const cellOf = (row: ExportRow, column: string): Cell => (Object.hasOwn(row, column) ? (row[column] ?? null) : null)

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : value.join('; ')
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same rows as JSON, unchanged: no program takes a JSON text for a formula. */
export const toJson = (rows: readonly ExportRow[]): string => `${JSON.stringify(rows, null, 2)}\n`
