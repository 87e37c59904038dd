import Turndown from 'turndown'

const cellsOf = (row: HTMLElement): string[] =>
  [...row.childNodes]
    .filter((node) => /^t[dh]$/i.test(node.nodeName))
    .map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim())

const rowsOf = (node: HTMLElement): HTMLElement[] =>
  [...node.childNodes].flatMap((child) =>
    child.nodeName === 'TR' ? [child as HTMLElement] : rowsOf(child as HTMLElement),
  )

function tableOf(node: HTMLElement): string {
  const [head = [], ...rows] = rowsOf(node).map(cellsOf)
  if (head.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${head.map((_, at) => cells[at] ?? '').join(' | ')} |`
  return `\n\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n\n`
}

/** Addresses of films as they are embedded, and where a person would see them. */
function filmOf(address: string): string {
  const youtube = /youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(address)?.[1]
  const whole = address.startsWith('//') ? `https:${address}` : address
  return youtube ? `https://www.youtube.com/watch?v=${youtube}` : whole
}

/** What other help centers mark as a note, by the class of its box. */
const callouts: readonly (readonly [RegExp, string])[] = [
  [/warning|danger|red|caution/i, 'warning'],
  [/tip|success|green/i, 'tip'],
  [/callout|note|info|alert|blue|yellow/i, 'note'],
]

function createTurndown(): Turndown {
  const turndown = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced' })
  turndown.remove(['script', 'style', 'noscript', 'form', 'button'])
  turndown.addRule('table', { filter: 'table', replacement: (_, node) => tableOf(node as HTMLElement) })
  turndown.addRule('film', {
    filter: ['iframe', 'video'],
    replacement(_, node) {
      const element = node as HTMLElement
      const source = element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? ''
      const title = (element.getAttribute('title') ?? 'Video').replace(/[[\]]/g, '')
      return source === '' ? '' : `\n\n::video[${title}](${filmOf(source)})\n\n`
    },
  })
  turndown.addRule('callout', {
    filter: (node) => /^(?:DIV|ASIDE|SECTION|P|BLOCKQUOTE)$/.test(node.nodeName) && toneOf(node) !== undefined,
    replacement(content, node) {
      const lines = content.trim().split('\n')
      return `\n\n${[`[!${toneOf(node as HTMLElement)}]`, ...lines].map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`
    },
  })
  return turndown
}

const toneOf = (node: HTMLElement): string | undefined => {
  const name = node.getAttribute('class') ?? ''
  return /callout|note|alert|tip|warning|info-?box/i.test(name)
    ? callouts.find(([pattern]) => pattern.test(name))?.[1]
    : undefined
}

let turndown: Turndown | undefined

/** Markup of another help center as the Markdown of our articles; scripts, forms and styles are left out. */
export function toMarkdown(html: string): string {
  turndown ??= createTurndown()
  return `${turndown
    .turndown(html)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
