import { get, isRecord, type Loose } from './field.ts'
import { attr, type Element, lineOf, textOf } from './html-tree.ts'

/** One or many, as a list; nothing is an empty one. */
export const listOf = (value: unknown): unknown[] => (value == null ? [] : Array.isArray(value) ? value : [value])

/** Type names without the address of their vocabulary. */
export function typesOf(node: unknown): string[] {
  const types = listOf(get(node, '@type')).filter((one) => typeof one === 'string')
  return types.map((one) => one.split(/[/#:]/).at(-1) ?? '')
}

export const isType = (node: unknown, ...names: string[]): boolean => typesOf(node).some((one) => names.includes(one))

function parsed(script: string): unknown {
  const json = script.replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[)|(?:\/\/\s*)?(?:-->|\]\]>)\s*$/g, '')
  try {
    // A line break within a name is none of JSON; between things it is as good as a space.
    return JSON.parse(json.replace(/\p{Cc}|\ufeff/gu, ' '))
  } catch {
    // Templates print raw names, and a quote in one breaks the data; other sources then have to do.
    return null
  }
}

/** A page's own things: in a graph they lie side by side, and a page may name its main thing. */
function topNodes(value: unknown): Loose[] {
  if (Array.isArray(value)) return value.flatMap(topNodes)
  if (!isRecord(value)) return []
  const graph = listOf(value['@graph']).flatMap(topNodes)
  const main = isType(value, 'WebPage', 'ItemPage') ? listOf(value.mainEntity).flatMap(topNodes) : []
  return [value, ...graph, ...main]
}

/** All top-level nodes of the page's JSON-LD. Nested ones (list entries, related products) are not among them. */
export function jsonLd(all: readonly Element[]): Loose[] {
  const scripts = all.filter((one) => one.tag === 'script' && /ld\+json/i.test(attr(one, 'type') ?? ''))
  return scripts.flatMap((one) => topNodes(parsed(textOf(one))))
}

const linked: Record<string, string> = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  audio: 'src',
  video: 'src',
  iframe: 'src',
  source: 'src',
  object: 'data',
  data: 'value',
  meter: 'value',
  time: 'datetime',
}

function propertyOf(element: Element): unknown {
  if (element.attrs.has('itemscope')) return itemOf(element)
  const name = Object.hasOwn(linked, element.tag) ? linked[element.tag] : undefined
  return attr(element, 'content') ?? (name ? attr(element, name) : null) ?? lineOf(element)
}

function collect(element: Element, item: Map<string, unknown[]>): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    for (const name of (attr(child, 'itemprop') ?? '').split(/\s+/).filter(Boolean)) {
      item.set(name, [...(item.get(name) ?? []), propertyOf(child)])
    }
    // What lies inside another thing belongs to that one.
    if (!child.attrs.has('itemscope')) collect(child, item)
  }
}

function itemOf(element: Element): Loose {
  const item = new Map<string, unknown[]>()
  collect(element, item)
  const type = (attr(element, 'itemtype') ?? '').split(/\s+/).filter(Boolean)
  const properties = [...item].map(([name, values]) => [name, values.length === 1 ? values[0] : values] as const)
  return { ...Object.fromEntries(properties), '@type': type }
}

/** Top-level microdata in the same form as JSON-LD, so that one reader does for both. */
export function microdata(all: readonly Element[]): Loose[] {
  return all.filter((one) => one.attrs.has('itemscope') && !one.attrs.has('itemprop')).map(itemOf)
}
