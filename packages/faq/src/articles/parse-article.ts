import type { Article, Block } from '@deskbell/protocol'
import { parseMarkdown } from './blocks.ts'
import { parseFrontMatter } from './front-matter.ts'
import { plainInline, plainText } from './plain-text.ts'
import type { HelpProblem } from './problem.ts'

/** A file of the help folder; `path` is relative to it, with forward slashes: `en/returns.md`. */
export interface HelpFile {
  path: string
  text: string
}

export interface ParsedArticle {
  /** `null` where a fault leaves nothing to show. */
  article: Article | null
  problems: HelpProblem[]
}

/** Articles that do not say their order come after those that do. */
const lastOrder = 1000
const longestFile = 200_000

/**
 * Reads one article: a YAML head between two lines of `---`, then Markdown. Never throws; faults are listed with their
 * line, and the article is still given where it can be shown.
 * @example parseArticle({ path: 'en/returns.md', text: '---\ntitle: How do I return a pair?\n---\nBy post.' })
 */
export function parseArticle({ path, text }: HelpFile): ParsedArticle {
  const problems: HelpProblem[] = []
  const report = (line: number, reason: string) => problems.push({ file: path, line, reason })
  if (text.length > longestFile) {
    report(1, `the article is longer than ${longestFile} letters`)
    return { article: null, problems }
  }
  const { front, body, bodyLine } = parseFrontMatter(text, report)
  const blocks = parseMarkdown(body, report, bodyLine)
  const [lang = '', name = ''] = path.replace(/\.md$/, '').split('/').slice(-2)
  const id = front.id ?? name
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
    report(1, `the file's name "${name}" is no id: small letters, digits and dashes`)
  if (front.title === undefined && problems.length === 0) report(1, 'title is missing')
  if (blocks.length === 0) report(bodyLine, 'the article has no text')
  if (front.title === undefined) return { article: null, problems }
  const article: Article = {
    id,
    lang,
    category: front.category ?? 'general',
    question: front.title.trim(),
    answer: plainText(blocks),
    summary: front.summary?.trim() ?? firstWords(blocks),
    tags: front.tags ?? [],
    pages: front.pages ?? [],
    order: front.order ?? lastOrder,
    blocks,
  }
  return { article, problems }
}

/** The first paragraph, or where there is none, the first words of any kind. */
function firstWords(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.t === 'p')
  const words = first ? plainInline(first.c) : (plainText(blocks).split('\n')[0] ?? '')
  return cut(words.replace(/\s+/g, ' ').trim(), 400)
}

/** Cut after the last whole sentence that fits, or the last whole word. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const fits = text.slice(0, most)
  const sentence = Math.max(...['. ', '! ', '? ', '。', '！', '？'].map((end) => fits.lastIndexOf(end)))
  return sentence > most / 4
    ? fits.slice(0, sentence + 1)
    : `${fits.slice(0, Math.max(fits.lastIndexOf(' '), most / 2))}…`
}
