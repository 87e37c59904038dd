export type Cell = string | number | null

/** What a spreadsheet may take for the beginning of a formula, behind spaces and quotes too, also in full width. */
const formula = /^[\s"'\p{Cf}]*[=+\-@\t\r\n＝＋－＠|%]/u
const number = /^[+-]?\d+([.,]\d+)?$/

/**
 * A text as data in every spreadsheet: what could be run as a formula begins with an apostrophe, numbers stay numbers
 * (OWASP, CSV Injection).
 * @example safeCell('=1+1') // "'=1+1"
 */
export const safeCell = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text)

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : `"${safeCell(cell).replaceAll('"', '""')}"`
}

/**
 * Rows as RFC 4180 text: every text quoted, lines ended by CRLF, in UTF-8 with its mark, so that spreadsheets read
 * every script.
 * @example toCsv([['Article', 'Helpful'], ['returns', 45]]) // '\uFEFF"Article","Helpful"\r\n"returns",45\r\n'
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
