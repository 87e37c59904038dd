import type { Article, PageView } from '@deskbell/protocol'

/** The questions for this type of page, then the general ones; each by the owner's order. At most `count`. */
export function topQuestions(articles: readonly Article[], page: PageView['type'], count: number): Article[] {
  const rank = (article: Article) => (article.pages.includes(page) ? 0 : article.pages.length === 0 ? 1 : 2)
  return [...articles].sort((a, b) => rank(a) - rank(b) || a.order - b.order).slice(0, count)
}
