import { allWords } from './all-words.ts'
import type { Element } from './html-tree.ts'
import { decodeEntities } from './text-by-words.ts'

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/
/** Their content is text whatever it looks like. */
const raw = /^(?:script|style|textarea|title|noscript|template)$/
/** An opening tag ends an open one of its kind, up to the container: end tags of these may be left out. */
const ends: Record<string, { closes: string[]; within: string[] }> = {
  li: { closes: ['li'], within: ['ul', 'ol'] },
  tr: { closes: ['tr', 'td', 'th'], within: ['table'] },
  td: { closes: ['td', 'th'], within: ['table', 'tr'] },
  th: { closes: ['td', 'th'], within: ['table', 'tr'] },
  option: { closes: ['option'], within: ['select'] },
}
/** No page is read further than this many characters. */
const longest = 4_000_000

const attribute = /[\s/]*([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y

function readAttributes(html: string, from: number): { attrs: Map<string, string>; end: number } {
  const attrs = new Map<string, string>()
  let at = from
  while (at < html.length) {
    attribute.lastIndex = at
    const found = attribute.exec(html)
    if (found) {
      const [whole, name = '', double, single, bare] = found
      const key = name.toLowerCase()
      if (!attrs.has(key)) attrs.set(key, decodeEntities(double ?? single ?? bare ?? '', allWords))
      at += whole.length
    } else if (html[at] === '>') break
    else at++
  }
  return { attrs, end: at + 1 }
}

/** Where the text of a raw element ends; at the end of the page if nothing closes it. */
function endOfRaw(html: string, tag: string, from: number): number {
  const close = new RegExp(`</${tag}[\\s/>]`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

function closeImplied(open: Element[], tag: string): void {
  const rule = Object.hasOwn(ends, tag) ? ends[tag] : undefined
  if (!rule) return
  for (let i = open.length - 1; i > 0; i--) {
    const { tag: inner } = open[i]!
    if (rule.closes.includes(inner)) open.length = i
    else if (rule.within.includes(inner)) return
  }
}

function closeTag(open: Element[], tag: string): void {
  const at = open.findLastIndex((one) => one.tag === tag)
  if (at > 0) open.length = at
}

/** Reads from a `<`; returns where to go on. */
function readMarkup(html: string, lt: number, open: Element[]): number {
  const after = (mark: string) => {
    const at = html.indexOf(mark, lt + 2)
    return at < 0 ? html.length : at + mark.length
  }
  if (html.startsWith('<!--', lt)) return after('-->')
  const name = /^<(\/?)([a-z][^\s/>]*)/i.exec(html.slice(lt, lt + 60))
  if (!name) {
    if (/^[!?/]$/.test(html[lt + 1] ?? '')) return after('>')
    open.at(-1)?.children.push('<')
    return lt + 1
  }
  const tag = (name[2] ?? '').toLowerCase()
  const { attrs, end } = readAttributes(html, lt + name[0].length)
  if (name[1]) {
    closeTag(open, tag)
    return end
  }
  closeImplied(open, tag)
  const element: Element = { tag, attrs, children: [] }
  open.at(-1)?.children.push(element)
  if (raw.test(tag)) {
    const stop = endOfRaw(html, tag, end)
    element.children.push(html.slice(end, stop))
    return stop
  }
  if (!empty.test(tag)) open.push(element)
  return end
}

/**
 * Reads HTML into a tree, without a DOM and without ever failing: what does not fit is skipped. Enough to find
 * elements and their text; no replacement for a browser.
 */
export function parseHtml(source: string): Element {
  const html = source.slice(0, longest)
  const root: Element = { tag: '', attrs: new Map(), children: [] }
  const open = [root]
  let at = 0
  while (at < html.length) {
    const lt = html.indexOf('<', at)
    const stop = lt < 0 ? html.length : lt
    if (stop > at) open.at(-1)?.children.push(decodeEntities(html.slice(at, stop), allWords))
    at = lt < 0 ? html.length : readMarkup(html, lt, open)
  }
  return root
}
