import * as v from 'valibot'
import { type Export, type Imported, languageOf } from './imported.ts'

const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String))
const Text = v.nullish(v.string(), '')
const content = { title: Text, description: Text, body: Text, state: v.nullish(v.string(), 'published') }
const IntercomArticle = v.object({
  ...content,
  id: Id,
  type: v.literal('article'),
  url: v.nullish(v.string()),
  parent_id: v.nullish(Id),
  default_locale: v.nullish(v.string(), 'en'),
  translated_content: v.nullish(v.record(v.string(), v.unknown()), {}),
})
const Translated = v.object(content)
const Collection = v.object({ id: Id, type: v.literal('collection'), name: Text })

/** A list of Intercom's articles or collections. */
export const IntercomPage = v.object({ data: v.array(v.variant('type', [IntercomArticle, Collection])) })

/** Reads lists of Intercom's articles, with their translations, and of the collections they are in. */
export function readIntercom(pages: readonly v.InferOutput<typeof IntercomPage>[]): Export {
  const items = pages.flatMap(({ data }) => data)
  const collections = new Map(items.flatMap((item) => (item.type === 'collection' ? [[item.id, item.name]] : [])))
  const left: string[] = []
  const articles = items.flatMap((item): Imported[] => {
    if (item.type !== 'article') return []
    const versions = new Map([[item.default_locale, v.parse(Translated, item)]])
    for (const [locale, value] of Object.entries(item.translated_content)) {
      const version = v.safeParse(Translated, value)
      if (version.success && !versions.has(locale)) versions.set(locale, version.output)
    }
    const title = collections.get(item.parent_id ?? '')
    return [...versions].flatMap(([locale, { title: name, description, body, state }]): Imported[] => {
      if (state !== 'published') {
        left.push(`"${name}" (${locale}) is a draft`)
        return []
      }
      return [
        {
          ...{ key: item.id, lang: languageOf(locale), title: name, html: body },
          ...(description ? { summary: description } : {}),
          ...(title ? { category: { id: String(item.parent_id), title } } : {}),
          ...(item.url ? { url: item.url } : {}),
        },
      ]
    })
  })
  return { articles, left }
}
