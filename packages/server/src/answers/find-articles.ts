import { createSearch, type Search } from '@deskbell/faq'
import { type HelpBundle, HelpManifest, parse } from '@deskbell/protocol'
import type { Site } from '../deps.ts'
import type { GivenArticle } from './answerer.ts'

/** Below this even the best article has nothing to do with the question; nobody is asked then. */
const least = 0.3
const most = 4

interface Help {
  bundle: HelpBundle
  search: Search
}

/** Bundles are read once; a new build brings new buffers. */
const read = new WeakMap<Buffer, Help>()

function openHelp(file: Buffer): Help {
  const known = read.get(file)
  if (known) return known
  const bundle = JSON.parse(file.toString()) as HelpBundle
  const help = { bundle, search: createSearch(bundle.articles, { lang: bundle.lang, synonyms: bundle.synonyms }) }
  read.set(file, help)
  return help
}

/** The help that a visitor of this language sees: the own one, that of the base language, or the default. */
function helpFor(site: Site, locale: string): Help | null {
  const file = site.help.get('manifest.json')
  const manifest = file && parse(HelpManifest, JSON.parse(file.toString()))
  if (!manifest?.ok) return null
  const { files, default: otherwise } = manifest.value
  const name = files[locale] ?? files[locale.split('-')[0] ?? ''] ?? files[otherwise]
  const bundle = name === undefined ? undefined : site.help.get(name)
  return bundle ? openHelp(bundle) : null
}

/**
 * The articles that may answer a question, by the same search as on the page; none where nothing is near. Short
 * questions such as "and for shoes?" are looked up with the one before.
 */
export function findArticles(
  site: Site,
  locale: string,
  question: string,
  before = '',
): { lang: string; articles: GivenArticle[] } {
  const help = helpFor(site, locale)
  if (!help) return { lang: locale, articles: [] }
  const own = help.search(question)
  const hits = (own[0]?.score ?? 0) >= least || before === '' ? own : help.search(`${before} ${question}`)
  const articles = hits.filter(({ score }) => score >= least).slice(0, most)
  return {
    lang: help.bundle.lang,
    articles: articles.flatMap(({ id }) => {
      const article = help.bundle.articles.find((each) => each.id === id)
      return article ? [{ id, title: article.question, text: article.answer }] : []
    }),
  }
}
