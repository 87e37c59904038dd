import * as v from 'valibot'
import type { Export, Imported } from './imported.ts'

const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String))
const Text = v.nullish(v.string(), '')
const HelpScoutArticle = v.object({
  id: Id,
  name: Text,
  text: Text,
  status: v.nullish(v.string(), 'published'),
  categories: v.nullish(v.array(Id), []),
  keywords: v.nullish(v.array(v.string()), []),
  publicUrl: v.nullish(v.string()),
})
const Items = v.object({ items: v.array(v.unknown()) })
/** One article, a page of articles or a page of categories of Help Scout's Docs. */
export const HelpScoutPage = v.union([
  v.object({ article: HelpScoutArticle }),
  v.object({ articles: v.object({ items: v.array(HelpScoutArticle) }) }),
  v.object({ categories: Items }),
])
const Category = v.object({ id: Id, name: v.string() })

/** Reads articles and categories of Help Scout's Docs; they have one language, which is to be named. */
export function readHelpScout(pages: readonly v.InferOutput<typeof HelpScoutPage>[], lang: string): Export {
  const categories = new Map<string, string>()
  const found: v.InferOutput<typeof HelpScoutArticle>[] = []
  for (const page of pages) {
    if ('article' in page) found.push(page.article)
    else if ('articles' in page) found.push(...page.articles.items)
    else
      for (const item of page.categories.items) {
        const category = v.safeParse(Category, item)
        if (category.success) categories.set(category.output.id, category.output.name)
      }
  }
  const left: string[] = []
  const articles = found.flatMap(({ id, name, text, status, categories: ids, keywords, publicUrl }): Imported[] => {
    if (status !== 'published') left.push(`"${name}" is ${status === 'notpublished' ? 'a draft' : status}`)
    if (status !== 'published') return []
    const category = ids.find((one) => categories.has(one))
    return [
      {
        ...{ key: id, lang, title: name, html: text, tags: keywords },
        ...(category === undefined ? {} : { category: { id: category, title: categories.get(category) ?? '' } }),
        ...(publicUrl ? { url: publicUrl } : {}),
      },
    ]
  })
  return { articles, left }
}
