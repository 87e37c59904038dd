import type { Block, Inline } from '@deskbell/protocol'
import { parseInline, readParenthesis } from './inline.ts'
import { isVideo, readMedia } from './links.ts'
import { isTable, parseTable } from './table.ts'

/** A line of the file with its number, counted from 1. */
export interface Line {
  text: string
  number: number
}

/** Told of each fault with the line it is on. */
export type Report = (line: number, reason: string) => void

/** Lists and quotes inside each other deeper than this stay text. */
const deepest = 6

const fence = /^ {0,3}(`{3,}|~{3,})/
const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const quote = /^ {0,3}> ?/
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?:[ \t]+|$)/
const callout = /^\[!(note|tip|warning|important|caution)\][ \t]*$/i
const tones = new Map([
  ['note', 'note'],
  ['important', 'note'],
  ['tip', 'tip'],
  ['warning', 'warning'],
  ['caution', 'warning'],
] as const)

/** Reads Markdown into the closed tree of articles. Never throws; what it does not know stays text. */
export function parseMarkdown(markdown: string, report: Report = () => {}, firstLine = 1): Block[] {
  const lines = markdown
    .split(/\r\n?|\n/)
    .map((text, at) => ({ text: text.replaceAll('\t', '    '), number: firstLine + at }))
  return parseBlocks(lines, report, 0)
}

/** Each reader takes the block that starts at a line and says how many lines it took, or declines. */
type ReadBlock = (lines: readonly Line[], at: number, report: Report, depth: number) => [Block, number] | undefined

const readers: readonly ReadBlock[] = [readFence, readHeading, readRule, readQuote, readList, readTable, readMediaLine]

function parseBlocks(lines: readonly Line[], report: Report, depth: number): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at])) {
      at++
      continue
    }
    const [block, taken] = readBlock(lines, at, report, depth)
    blocks.push(block)
    at += taken
  }
  return blocks
}

function readBlock(lines: readonly Line[], at: number, report: Report, depth: number): [Block, number] {
  for (const read of readers) {
    const found = read(lines, at, report, depth)
    if (found) return found
  }
  return readParagraph(lines, at, report, depth)
}

const textAt = (lines: readonly Line[], at: number): string => lines[at]?.text ?? ''
const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === ''

function inlineOf(lines: readonly Line[], report: Report): Inline[] {
  const text = lines.map((line) => line.text.replace(/^ +/, '')).join('\n')
  return parseInline(text.trimEnd(), (offset, reason) => {
    const before = text.slice(0, offset).split('\n').length - 1
    report((lines[0]?.number ?? 1) + before, reason)
  })
}

function readFence(lines: readonly Line[], at: number, report: Report): [Block, number] | undefined {
  const marks = fence.exec(textAt(lines, at))?.[1]
  if (!marks) return undefined
  let end = at + 1
  while (end < lines.length && !closesFence(textAt(lines, end).trim(), marks)) end++
  if (end === lines.length) report(lines[at]?.number ?? 1, `the code that starts here with ${marks} has no end`)
  const text = lines.slice(at + 1, end).map((line) => line.text)
  return [{ t: 'code', text: text.join('\n') }, end + 1 - at]
}

const closesFence = (text: string, marks: string): boolean => text.startsWith(marks) && /^[`~]+$/.test(text)

function readHeading(lines: readonly Line[], at: number, report: Report): [Block, number] | undefined {
  const found = heading.exec(textAt(lines, at))
  if (!found) return undefined
  const text = (found[2] ?? '').replace(/(?:^|\s)#+\s*$/, '')
  const level = (found[1] ?? '').length > 2 ? 3 : 2
  return [{ t: 'h', level, c: inlineOf([{ text, number: lines[at]?.number ?? 1 }], report) }, 1]
}

function readRule(lines: readonly Line[], at: number): [Block, number] | undefined {
  return rule.test(textAt(lines, at)) ? [{ t: 'rule' }, 1] : undefined
}

function readQuote(lines: readonly Line[], at: number, report: Report, depth: number): [Block, number] | undefined {
  if (depth >= deepest || !quote.test(textAt(lines, at))) return undefined
  let end = at
  while (end < lines.length && quote.test(textAt(lines, end))) end++
  const inside = lines.slice(at, end).map(({ text, number }) => ({ text: text.replace(quote, ''), number }))
  const tone = tones.get(callout.exec(textAt(inside, 0).trim())?.[1]?.toLowerCase() as 'note')
  const c = parseBlocks(tone ? inside.slice(1) : inside, report, depth + 1)
  return [tone ? { t: 'callout', tone, c } : { t: 'quote', c }, end - at]
}

function readList(lines: readonly Line[], at: number, report: Report, depth: number): [Block, number] | undefined {
  const first = item.exec(textAt(lines, at))
  if (depth >= deepest || !first) return undefined
  const ordered = /\d/.test(first[2] ?? '')
  const items: Block[][] = []
  let end = at
  while (end < lines.length) {
    const found = item.exec(textAt(lines, end))
    if (!found || /\d/.test(found[2] ?? '') !== ordered || rule.test(textAt(lines, end))) break
    const inside = itemLines(lines, end, found[0].length)
    items.push(parseBlocks(inside, report, depth + 1))
    end += inside.length
    const next = nextFilled(lines, end)
    if (item.test(textAt(lines, next))) end = next
  }
  return [{ t: 'list', ordered, items }, end - at]
}

const nextFilled = (lines: readonly Line[], from: number): number => {
  let at = from
  while (at < lines.length && isBlank(lines[at])) at++
  return at
}

/** The lines of one list item without its marker: what is indented under it, and lazy lines of its first paragraph. */
function itemLines(lines: readonly Line[], at: number, marker: number): Line[] {
  const start = lines[at] ?? { text: '', number: 1 }
  const inside: Line[] = [{ text: start.text.slice(marker), number: start.number }]
  const indent = Math.min(marker, 4)
  for (let i = at + 1; i < lines.length; ) {
    const next = nextFilled(lines, i)
    const indented = textAt(lines, next).startsWith(' '.repeat(Math.min(indent, 2)))
    if (next === lines.length || (!indented && (next > i || item.test(textAt(lines, i)) || startsBlock(lines, i))))
      break
    for (; i <= next; i++) {
      const line = lines[i] ?? start
      inside.push({ text: withoutIndent(line.text, indent), number: line.number })
    }
  }
  return inside
}

function withoutIndent(text: string, most: number): string {
  let at = 0
  while (at < most && text.charAt(at) === ' ') at++
  return text.slice(at)
}

function readTable(lines: readonly Line[], at: number, report: Report): [Block, number] | undefined {
  if (!isTable(textAt(lines, at), textAt(lines, at + 1))) return undefined
  let end = at + 2
  while (end < lines.length && textAt(lines, end).includes('|')) end++
  const rows = lines.slice(at, end)
  return [parseTable(rows, (text, line) => inlineOf([{ text, number: line }], report)), end - at]
}

const videoMark = /^::video\[([^[\]]{0,300})\](?=\()/
const linkAlone = /^\[([^[\]]{0,300})\](?=\()/
const imageAlone = /^!\[([^[\]]{0,300})\](?=\()/

/** A line of its own that is an image, a `::video[Title](address)`, or a link to a film. */
function readMediaLine(lines: readonly Line[], at: number, report: Report): [Block, number] | undefined {
  const text = textAt(lines, at).trim()
  const bare = /^<?(https?:\/\/[^\s<>]+)>?$/.exec(text)?.[1]
  if (bare && isVideo(bare)) return [{ t: 'video', src: bare, title: '' }, 1]
  const marked = videoMark.exec(text) ?? imageAlone.exec(text) ?? linkAlone.exec(text)
  const address = marked ? readParenthesis(text, marked[0].length) : undefined
  if (!marked || !address || address.end !== text.length) return undefined
  const isImage = text.startsWith('!')
  const isFilm = text.startsWith('::')
  if (!isImage && !isFilm && !isVideo(address.href)) return undefined
  const media = readMedia(address.href)
  if (media.kind !== 'address') {
    if (isFilm && media.kind === 'refused') report(lines[at]?.number ?? 1, media.reason)
    return undefined
  }
  const title = marked[1] ?? ''
  return [isImage ? { t: 'image', src: media.href, alt: title } : { t: 'video', src: media.href, title }, 1]
}

function startsBlock(lines: readonly Line[], at: number): boolean {
  const text = textAt(lines, at)
  return (
    [fence, heading, rule, quote, /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/].some((start) => start.test(text)) ||
    isTable(text, textAt(lines, at + 1))
  )
}

function readParagraph(lines: readonly Line[], at: number, report: Report, depth: number): [Block, number] {
  let end = at + 1
  while (end < lines.length && !isBlank(lines[end]) && (depth >= deepest || !startsBlock(lines, end))) end++
  return [{ t: 'p', c: inlineOf(lines.slice(at, end), report) }, end - at]
}
