import type { Block, Inline } from '@deskbell/protocol'
import type { Line } from './blocks.ts'

const divider = /^ {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$/

/** Whether two lines are the head of a table and the dashes under it. */
export const isTable = (head: string, under: string): boolean =>
  head.includes('|') && under.includes('-') && under.length <= 1000 && divider.test(under)

/** Rows are cut or filled to the width of the head. */
export function parseTable(lines: readonly Line[], inline: (text: string, line: number) => Inline[]): Block {
  const [head, , ...rows] = lines
  const cells = (line: Line | undefined) => (line ? splitCells(line.text).map((cell) => inline(cell, line.number)) : [])
  const top = cells(head)
  return { t: 'table', head: top, rows: rows.map((row) => fitted(cells(row), top.length)) }
}

const fitted = (cells: Inline[][], width: number): Inline[][] =>
  Array.from({ length: width }, (_, at) => cells[at] ?? [])

/** Cells between bars; a bar after a backslash is a letter. */
function splitCells(row: string): string[] {
  const cells = ['']
  for (let at = 0; at < row.length; at++) {
    const sign = row.charAt(at)
    if (sign === '\\' && row.charAt(at + 1) === '|') {
      cells[cells.length - 1] += '|'
      at++
    } else if (sign === '|') cells.push('')
    else cells[cells.length - 1] += sign
  }
  const trimmed = cells.map((cell) => cell.trim())
  if (trimmed[0] === '') trimmed.shift()
  if (trimmed.at(-1) === '') trimmed.pop()
  return trimmed
}
