import type { Block, Inline } from '@deskbell/protocol'

/** The words of a paragraph without its marks. */
export const plainInline = (nodes: readonly Inline[]): string => nodes.map(wordsOf).join('')

function wordsOf(node: Inline): string {
  if (typeof node === 'string') return node
  switch (node.t) {
    case 'code':
      return node.text
    case 'image':
      return node.alt
    case 'break':
      return '\n'
    default:
      return plainInline(node.c)
  }
}

/** The text of an article without markup, a line per paragraph: what search reads and what a plain view shows. */
export const plainText = (blocks: readonly Block[]): string => blocks.map(textOf).filter(Boolean).join('\n')

function textOf(block: Block): string {
  switch (block.t) {
    case 'p':
    case 'h':
      return plainInline(block.c)
    case 'list':
      return block.items.map(plainText).join('\n')
    case 'quote':
    case 'callout':
      return plainText(block.c)
    case 'code':
      return block.text
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainInline).join(' ')).join('\n')
    case 'image':
      return block.alt
    case 'video':
      return block.title
    case 'rule':
      return ''
  }
}

/** Every article that the blocks lead to. */
export function articleLinks(blocks: readonly Block[]): string[] {
  const ids: string[] = []
  JSON.stringify(blocks, (_key, node: unknown) => {
    if (isArticleLink(node)) ids.push(node.id)
    return node
  })
  return ids
}

const isArticleLink = (node: unknown): node is { t: 'article'; id: string } =>
  typeof node === 'object' && node !== null && 't' in node && node.t === 'article' && 'id' in node
