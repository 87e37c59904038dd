import type { Article, Block, Inline } from '@deskbell/protocol'

/** Signs that could be read as a mark. */
const markLike = /[\\`*_~[\]<]/g
const escapeText = (text: string): string => text.replace(markLike, '\\$&').replace(/!(?=\[)/g, '\\!')

function inlineOf(nodes: readonly Inline[]): string {
  return nodes.map(markOf).join('')
}

function markOf(node: Inline): string {
  if (typeof node === 'string') return escapeText(node)
  switch (node.t) {
    case 'strong':
      return `**${inlineOf(node.c)}**`
    case 'em':
      return `*${inlineOf(node.c)}*`
    case 'del':
      return `~~${inlineOf(node.c)}~~`
    case 'code': {
      const ticks = node.text.includes('`') ? '``' : '`'
      return ticks + (node.text.includes('`') ? ` ${node.text} ` : node.text) + ticks
    }
    case 'link':
      return node.c.length === 1 && node.c[0] === node.href && /^https?:/.test(node.href)
        ? `<${node.href}>`
        : `[${inlineOf(node.c)}](${node.href})`
    case 'article':
      return `[${inlineOf(node.c)}](article:${node.id})`
    case 'image':
      return `![${node.alt}](${node.src})`
    case 'break':
      return '\\\n'
  }
}

/** What at the start of a line would begin another block. */
const guarded = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.replace(
        /^(\s*)([#>+-]|\d{1,9}[.)])(?=\s|$|[#>+-])/,
        (_, space, sign) => `${space}${sign.replace(/[#>+.)-]$/, '\\$&')}`,
      ),
    )
    .join('\n')

const cellOf = (cell: readonly Inline[]): string => inlineOf(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')
const rowOf = (cells: readonly (readonly Inline[])[]): string => `| ${cells.map(cellOf).join(' | ')} |`

const prefixed = (text: string, first: string, rest = first): string =>
  text
    .split('\n')
    .map((line, at) => (line === '' ? rest.trimEnd() : `${at === 0 ? first : rest}${line}`))
    .join('\n')

function blockOf(block: Block): string {
  switch (block.t) {
    case 'p':
      return guarded(inlineOf(block.c))
    case 'h':
      return `${'#'.repeat(block.level)} ${inlineOf(block.c)}`
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.ordered ? `${at + 1}. ` : '- '
          return prefixed(blocksToMarkdown(item, '\n\n'), mark, ' '.repeat(mark.length))
        })
        .join('\n')
    case 'quote':
      return prefixed(blocksToMarkdown(block.c), '> ')
    case 'callout':
      return prefixed(`[!${block.tone.toUpperCase()}]\n${blocksToMarkdown(block.c)}`, '> ')
    case 'code': {
      const fence = block.text.includes('```') ? '~~~~' : '```'
      return `${fence}\n${block.text}\n${fence}`
    }
    case 'table':
      return [rowOf(block.head), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(rowOf)].join('\n')
    case 'image':
      return `![${block.alt}](${block.src})`
    case 'video':
      return `::video[${block.title}](${block.src})`
    case 'rule':
      return '---'
  }
}

/** Blocks as the Markdown that they can be read from. */
export const blocksToMarkdown = (blocks: readonly Block[], between = '\n\n'): string =>
  blocks.map(blockOf).join(between)

const firstParagraph = (blocks: readonly Block[]): string => {
  const first = blocks.find((block) => block.t === 'p')
  return first ? plain(first.c).replace(/\s+/g, ' ').trim() : ''
}
const plain = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : 'c' in node ? plain(node.c) : 'text' in node ? node.text : ''))
    .join('')

/** Long first paragraphs are cut for the summary; only one of the owner's own words is written down. */
const ownSummary = ({ summary, blocks }: Article): boolean =>
  summary !== '' && !firstParagraph(blocks).startsWith(summary.replace(/…$/, ''))

/**
 * An article as the file that it can be read from: what the owner edits where there is no file at hand.
 * @example parseArticle({ path: 'en/returns.md', text: articleToMarkdown(article) }).article // the same article
 */
export function articleToMarkdown(article: Article): string {
  const { question, category, tags, pages, order } = article
  const head = [
    `title: ${JSON.stringify(question)}`,
    `category: ${category}`,
    ...(tags.length > 0 ? [`tags: ${JSON.stringify(tags)}`] : []),
    ...(pages.length > 0 ? [`pages: [${pages.join(', ')}]`] : []),
    ...(order === 1000 ? [] : [`order: ${order}`]),
    ...(ownSummary(article) ? [`summary: ${JSON.stringify(article.summary)}`] : []),
  ]
  return `---\n${head.join('\n')}\n---\n\n${blocksToMarkdown(article.blocks)}\n`
}
