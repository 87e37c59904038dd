import type { Inline } from '@deskbell/protocol'
import { readMedia, readTarget } from './links.ts'

/** Told of what was refused; `offset` counts from the start of the text. */
export type Refuse = (offset: number, reason: string) => void

interface Frame {
  /** What opened it, as written; an empty string for the whole text. */
  open: string
  nodes: Inline[]
}

/** Marks inside marks deeper than this stay text, so that no text takes more than linear time. */
const deepest = 12
const longestAddress = 1024

/**
 * Reads the marks within a paragraph: bold, italic, strike, code, links, images, breaks. What is no mark stays text,
 * raw HTML too. Takes time in proportion to the text.
 */
export function parseInline(text: string, refuse: Refuse): Inline[] {
  const reader = createReader(text, refuse)
  while (reader.at < text.length) step(reader)
  while (reader.frames.length > 1) unwind(reader)
  return reader.frames[0]?.nodes ?? []
}

interface Reader {
  text: string
  at: number
  frames: Frame[]
  refuse: Refuse
  /** Lengths of backtick runs that are not closed any more, so that they are not looked for again. */
  unclosed: Set<number>
}

const createReader = (text: string, refuse: Refuse): Reader => ({
  text,
  at: 0,
  frames: [{ open: '', nodes: [] }],
  refuse,
  unclosed: new Set(),
})

const plain = /[^\\`*_~[\]!<\n h]+/y

function step(reader: Reader): void {
  const { text, at } = reader
  plain.lastIndex = at
  const run = plain.exec(text)
  if (run) say(reader, run[0])
  else if (!readers[text.charAt(at)]?.(reader)) say(reader, text.charAt(at))
}

const readers: Record<string, (reader: Reader) => boolean> = {
  '\\': readEscape,
  '`': readCode,
  '*': readMark,
  _: readMark,
  '~': readMark,
  '[': readLinkStart,
  ']': readLinkEnd,
  '!': readImage,
  '<': readAngleLink,
  h: readBareLink,
  '\n': readNewline,
  ' ': readSpaces,
}

function say(reader: Reader, words: string, length = words.length): void {
  reader.at += length
  append(reader.frames.at(-1)?.nodes ?? [], words)
}

function append(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1)
  if (typeof node === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + node
  else if (node !== '') nodes.push(node)
}

function put(reader: Reader, node: Inline, length: number): true {
  reader.at += length
  append(reader.frames.at(-1)?.nodes ?? [], node)
  return true
}

/** A mark that was never closed is text after all. */
function unwind(reader: Reader): void {
  const frame = reader.frames.pop()
  const nodes = reader.frames.at(-1)?.nodes
  if (!frame || !nodes) return
  append(nodes, frame.open)
  for (const node of frame.nodes) append(nodes, node)
}

function readEscape(reader: Reader): boolean {
  const next = reader.text.charAt(reader.at + 1)
  if (next === '\n') return put(reader, { t: 'break' }, 2)
  if (!/[!-/:-@[-`{-~]/.test(next)) return false
  say(reader, next, 2)
  return true
}

function readCode(reader: Reader): boolean {
  const { text, at } = reader
  let end = at
  while (text.charAt(end) === '`') end++
  const ticks = end - at
  const close = reader.unclosed.has(ticks) ? -1 : closingTicks(text, end, ticks)
  if (close < 0) {
    reader.unclosed.add(ticks)
    say(reader, text.slice(at, end))
    return true
  }
  return put(reader, { t: 'code', text: text.slice(end, close).replace(/\n/g, ' ').trim() }, close + ticks - at)
}

function closingTicks(text: string, from: number, ticks: number): number {
  let at = text.indexOf('`', from)
  while (at >= 0) {
    let end = at
    while (text.charAt(end) === '`') end++
    if (end - at === ticks) return at
    at = text.indexOf('`', end)
  }
  return -1
}

const marks: Record<string, 'strong' | 'em' | 'del'> = {
  '**': 'strong',
  __: 'strong',
  '*': 'em',
  _: 'em',
  '~~': 'del',
}
const wordly = /[\p{L}\p{N}]/u

function readMark(reader: Reader): boolean {
  const { text, at, frames } = reader
  const sign = text.charAt(at)
  const mark = text.charAt(at + 1) === sign ? sign + sign : sign
  const tag = Object.hasOwn(marks, mark) ? marks[mark] : undefined
  if (!tag) return false
  const before = text.charAt(at - 1)
  const after = text.charAt(at + mark.length)
  const within = sign === '_' && wordly.test(before) && wordly.test(after)
  if (within) return false
  if (before !== '' && !/\s/.test(before) && close(reader, mark, (c) => ({ t: tag, c }))) return true
  if (after === '' || /\s/.test(after) || frames.length > deepest) return false
  frames.push({ open: mark, nodes: [] })
  reader.at += mark.length
  return true
}

/** Closes the nearest frame opened by `open`, if any with something in it; those opened inside it were text. */
function close(reader: Reader, open: string, make: (nodes: Inline[]) => Inline): boolean {
  const { frames } = reader
  const from = frames.findLastIndex((frame) => frame.open === open)
  if (from < 1 || (from === frames.length - 1 && frames[from]?.nodes.length === 0)) return false
  while (frames.length - 1 > from) unwind(reader)
  const nodes = frames.pop()?.nodes ?? []
  return put(reader, make(nodes), open.length)
}

function readLinkStart(reader: Reader): boolean {
  const inLink = reader.frames.some((frame) => frame.open === '[')
  if (inLink || reader.frames.length > deepest) return false
  reader.frames.push({ open: '[', nodes: [] })
  reader.at += 1
  return true
}

function readLinkEnd(reader: Reader): boolean {
  const { text, at } = reader
  const address = readParenthesis(text, at + 1)
  if (!address || !reader.frames.some((frame) => frame.open === '[')) return false
  const target = readTarget(address.href)
  if (target.kind === 'refused') {
    reader.refuse(at, target.reason)
    return false
  }
  const closed = close(reader, '[', (c) =>
    target.kind === 'article' ? { t: 'article', id: target.id, c } : { t: 'link', href: target.href, c },
  )
  if (closed) reader.at = address.end
  return closed
}

/** Reads `(address "title")`; brackets inside an address must balance. */
export function readParenthesis(text: string, at: number): { href: string; end: number } | undefined {
  if (text.charAt(at) !== '(') return undefined
  let depth = 0
  let end = at + 1
  for (; end < text.length && end - at < longestAddress; end++) {
    const sign = text.charCodeAt(end)
    if (sign === 40) depth++
    else if (sign <= 32 || (sign === 41 && depth-- === 0)) break
  }
  const href = text.slice(at + 1, end)
  if (text.charAt(end) === ')') return { href, end: end + 1 }
  const title = /\s+"[^"\n]{0,300}"\s?\)/y
  title.lastIndex = end
  return title.test(text) ? { href, end: title.lastIndex } : undefined
}

const imageStart = /!\[([^[\]\n]{0,300})\](?=\()/y

function readImage(reader: Reader): boolean {
  const { text, at } = reader
  imageStart.lastIndex = at
  const alt = imageStart.exec(text)
  const address = alt ? readParenthesis(text, imageStart.lastIndex) : undefined
  if (!alt || !address) return false
  const media = readMedia(address.href)
  if (media.kind === 'address') return put(reader, { t: 'image', src: media.href, alt: alt[1] ?? '' }, address.end - at)
  reader.refuse(at, media.kind === 'refused' ? media.reason : 'an article is no image')
  say(reader, text.slice(at, address.end))
  return true
}

function readAngleLink(reader: Reader): boolean {
  const found = /<((?:https?:\/\/|mailto:|tel:)[^\s<>\\]{1,2048})>/y
  found.lastIndex = reader.at
  const href = found.exec(reader.text)?.[1]
  if (!href || inLink(reader) || readTarget(href).kind === 'refused') return false
  return put(reader, { t: 'link', href, c: [href.replace(/^(?:mailto|tel):/, '')] }, href.length + 2)
}

function readBareLink(reader: Reader): boolean {
  const { text, at } = reader
  if (wordly.test(text.charAt(at - 1)) || inLink(reader)) return false
  const found = /https?:\/\/[^\s<>\\[\]*`"]{1,2048}/y
  found.lastIndex = at
  const href = found.exec(text)?.[0].replace(/[.,;:!?'’)]{1,9}$/, '')
  return href === undefined || readTarget(href).kind === 'refused'
    ? false
    : put(reader, { t: 'link', href, c: [href] }, href.length)
}

const inLink = (reader: Reader): boolean => reader.frames.some((frame) => frame.open === '[')

function readNewline(reader: Reader): boolean {
  say(reader, ' ', 1)
  return true
}

function readSpaces(reader: Reader): boolean {
  const { text, at } = reader
  let end = at
  while (text.charAt(end) === ' ') end++
  if (text.charAt(end) !== '\n') {
    say(reader, text.slice(at, end))
    return true
  }
  if (end - at >= 2) return put(reader, { t: 'break' }, end + 1 - at)
  say(reader, ' ', end + 1 - at)
  return true
}
