import { stringify } from 'yaml'
import type { FolderFile } from '../world.ts'
import type { Imported } from './imported.ts'
import { toMarkdown } from './to-markdown.ts'

const longestId = 60

/** A file name from a title in Latin letters; other scripts have none. @example idFrom('Où est mon colis ?') // 'ou-est-mon-colis' */
export const idFrom = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '')

/** One id per article over all its languages: a chosen one, else from the English title, else from any, else a number. */
export function chooseIds(articles: readonly Imported[]): Map<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const keys = [...new Set(articles.map(({ key }) => key))]
  for (const key of keys) {
    const own = articles.filter((article) => article.key === key)
    const ordered = [...own.filter(({ lang }) => lang === 'en'), ...own]
    const wish = ordered.map(({ id, title }) => idFrom(id ?? title)).find((one) => one !== '')
    const base = wish ?? `article-${ids.size + 1}`
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    ids.set(key, id)
  }
  return ids
}

/** Numbers by which the address of an article names it, also where its title has changed since. */
const numberIn = (url: string): string | undefined => /\/articles?\/(\d+)/.exec(url)?.[1]

/** Links between the articles lead to ours, whatever stands after the number of an address. */
function mendLinks(markdown: string, targets: ReadonlyMap<string, string>): string {
  return markdown.replace(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g, (link, url: string) => {
    const bare = url.replace(/[?#].*$/, '')
    const id = targets.get(bare) ?? targets.get(numberIn(bare) ?? '')
    return id === undefined ? link : `](article:${id})`
  })
}

/** The files of a help folder: an article each, and the categories of each language. */
export function toFiles(articles: readonly Imported[]): FolderFile[] {
  const ids = chooseIds(articles)
  const targets = new Map(
    articles.flatMap(({ key, url }) => {
      const id = ids.get(key) ?? ''
      const number = url === undefined ? undefined : numberIn(url)
      return url === undefined ? [] : [[url, id] as const, ...(number === undefined ? [] : [[number, id] as const])]
    }),
  )
  const written = articles.map((article): FolderFile => {
    const { key, lang, title, html, markdown = '', category, tags = [], pages = [], summary, order } = article
    const head = {
      title,
      ...(category ? { category: categoryId(category) } : {}),
      ...(tags.length > 0 ? { tags } : {}),
      ...(pages.length > 0 ? { pages } : {}),
      ...(summary ? { summary } : {}),
      ...(order === undefined ? {} : { order }),
    }
    const body = mendLinks(html === undefined ? `${markdown.trim()}\n` : toMarkdown(html), targets)
    return { path: `${lang}/${ids.get(key)}.md`, text: `---\n${stringify(head, { lineWidth: 0 })}---\n\n${body}` }
  })
  return [...written, ...categoryFiles(articles)]
}

const categoryId = ({ id, title }: { id: string; title: string }): string => idFrom(title) || idFrom(`topic-${id}`)

function categoryFiles(articles: readonly Imported[]): FolderFile[] {
  const languages = new Map<string, Map<string, string>>()
  for (const { lang, category } of articles) {
    if (!category) continue
    const own = languages.get(lang) ?? new Map<string, string>()
    languages.set(lang, own.set(categoryId(category), category.title))
  }
  return [...languages].map(([lang, titles]) => ({
    path: `${lang}/_categories.yaml`,
    text: stringify(Object.fromEntries(titles), { lineWidth: 0 }),
  }))
}
