import { parseArticle } from '@deskbell/faq/articles'
import type { Article } from '@deskbell/protocol'

/** An article as its form has it: the head in fields, the text as Markdown. */
export interface ArticleForm {
  question: string
  category: string
  /** Separated by commas. */
  tags: string
  summary: string
  text: string
  pages: string[]
  order: number | null
}

export const emptyForm = (question = '', category = ''): ArticleForm => ({
  ...{ question, category, tags: '', summary: '', text: '', pages: [], order: null },
})

const headAndText = /^\uFEFF?---[^\n]*\n([\s\S]*?)\n---[^\n]*(?:\n|$)([\s\S]*)$/
/** An article that does not say its order. */
const noOrder = 1000

/** Reads a file into the form; what it cannot read stays in the text, so that nothing is lost. */
export function toForm(markdown: string): ArticleForm {
  if (markdown === '') return emptyForm()
  const found = headAndText.exec(markdown.replaceAll('\r\n', '\n'))
  const { article } = parseArticle({ path: 'en/article.md', text: markdown })
  if (!found || !article) return { ...emptyForm(), text: markdown }
  return {
    question: article.question,
    category: article.category === 'general' ? '' : article.category,
    tags: article.tags.join(', '),
    summary: /^summary:/m.test(found[1] ?? '') ? article.summary : '',
    text: (found[2] ?? '').replace(/^\n+|\n+$/g, ''),
    pages: [...article.pages],
    order: article.order === noOrder ? null : article.order,
  }
}

/** The form as a file. */
export function toMarkdown({ question, category, tags, summary, text, pages, order }: ArticleForm): string {
  const words = tags
    .split(/[,，、]/)
    .map((tag) => tag.trim())
    .filter(Boolean)
  const head = [
    `title: ${JSON.stringify(question)}`,
    ...(category ? [`category: ${category}`] : []),
    ...(words.length > 0 ? [`tags: ${JSON.stringify(words)}`] : []),
    ...(pages.length > 0 ? [`pages: [${pages.join(', ')}]`] : []),
    ...(order === null ? [] : [`order: ${order}`]),
    ...(summary.trim() ? [`summary: ${JSON.stringify(summary.trim())}`] : []),
  ]
  return `---\n${head.join('\n')}\n---\n\n${text}\n`
}

/** What the shopper will see of it; `null` while it has no question or cannot be read. */
export const previewOf = (markdown: string): Article | null =>
  parseArticle({ path: 'en/article.md', text: markdown }).article
