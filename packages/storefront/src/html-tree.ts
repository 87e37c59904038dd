/** An element as far as reading needs it. */
export interface Element {
  tag: string
  attrs: ReadonlyMap<string, string>
  children: (Element | string)[]
}

/** All elements below, in the order of the page. */
export function elements(root: Element): Element[] {
  const found: Element[] = []
  const waiting: (Element | string)[] = [...root.children].reverse()
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one === 'string') continue
    found.push(one)
    for (let i = one.children.length - 1; i >= 0; i--) waiting.push(one.children[i]!)
  }
  return found
}

export const attr = (element: Element, name: string): string | null => element.attrs.get(name) ?? null

/** The text of an element and all below; line breaks and cells part words. */
export function textOf(element: Element): string {
  const pieces: string[] = []
  const waiting: (Element | string)[] = [element]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one === 'string') pieces.push(one)
    else {
      if (/^(?:br|p|div|td|th|tr|li|h\d)$/.test(one.tag)) pieces.push(' ')
      for (let i = one.children.length - 1; i >= 0; i--) waiting.push(one.children[i]!)
    }
  }
  return pieces.join('')
}

/** The text in one line. */
export const lineOf = (element: Element): string => textOf(element).replace(/\s+/g, ' ').trim()
