import * as v from 'valibot'
import { type Export, type Imported, languageOf } from './imported.ts'

const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String))
const Text = v.nullish(v.string(), '')
const Translation = v.object({ locale: v.string(), title: Text, body: Text, draft: v.optional(v.boolean(), false) })
const ZendeskArticle = v.object({
  id: Id,
  title: Text,
  body: Text,
  locale: v.string(),
  section_id: v.nullish(Id),
  label_names: v.nullish(v.array(v.string()), []),
  position: v.nullish(v.number()),
  draft: v.optional(v.boolean(), false),
  html_url: v.nullish(v.string()),
  translations: v.nullish(v.array(Translation), []),
})
/** A page of `/api/v2/help_center/articles.json`, also with sections and translations beside. */
export const ZendeskPage = v.object({
  articles: v.array(ZendeskArticle),
  sections: v.optional(v.array(v.object({ id: Id, name: Text })), []),
})

/** Reads pages of Zendesk's help center export. */
export function readZendesk(pages: readonly v.InferOutput<typeof ZendeskPage>[]): Export {
  const sections = new Map(pages.flatMap((page) => page.sections.map(({ id, name }) => [id, name] as const)))
  const left: string[] = []
  const articles = pages
    .flatMap((page) => page.articles)
    .flatMap((article): Imported[] => {
      const { id, section_id: section, label_names: tags, position, html_url: url } = article
      const title = sections.get(section ?? '')
      const shared = {
        ...{ key: id, tags },
        ...(title ? { category: { id: String(section), title } } : {}),
        ...(typeof position === 'number' && position > 0 ? { order: position } : {}),
        ...(url ? { url } : {}),
      }
      const versions = article.translations.length > 0 ? article.translations : [article]
      return versions.flatMap(({ locale, title: name, body, draft }): Imported[] => {
        if (draft || article.draft) left.push(`"${name}" (${locale}) is a draft`)
        return draft || article.draft ? [] : [{ ...shared, lang: languageOf(locale), title: name, html: body }]
      })
    })
  return { articles, left }
}
