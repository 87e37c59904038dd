import type { Article, HelpBundle, HelpManifest } from '@deskbell/protocol'
import { didYouMean } from '@deskbell/protocol/check'
import { listOfFunctionWords } from '../function-words.ts'
import { contentHash } from './content-hash.ts'
import { withLanguageWords } from './language-words.ts'
import { parseCategories, parseSynonyms } from './lists.ts'
import { type HelpFile, parseArticle } from './parse-article.ts'
import { placePictures } from './pictures.ts'
import { articleLinks } from './plain-text.ts'
import type { HelpProblem } from './problem.ts'

export interface BuiltBundle {
  /** Name with the hash of the content: `en-3f9a0c1d2e4b5a67.json`. */
  file: string
  /** The text of that file. */
  json: string
  bundle: HelpBundle
}

export interface BuiltHelp {
  bundles: BuiltBundle[]
  manifest: HelpManifest
  /** Faults that forbid publishing. */
  problems: HelpProblem[]
  /** Things an owner may want to mend: translations that are missing. */
  warnings: HelpProblem[]
}

export interface BuildOptions {
  /** Language shown where a visitor's own has no help; `en` where there is one, else the first. */
  defaultLanguage?: string
  /** Pictures of the folder, by path, with the name each is served under; where it is missing, addresses stay as they are. */
  pictures?: ReadonlyMap<string, string>
}

const languageTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/**
 * Reads a help folder (`<lang>/<id>.md`, `<lang>/_categories.yaml`, `<lang>/_synonyms.yaml`) into one bundle per
 * language and the manifest that names them. Never throws: publish only where `problems` is empty.
 */
export function buildHelp(files: readonly HelpFile[], options: BuildOptions = {}): BuiltHelp {
  const problems: HelpProblem[] = []
  const languages = [...groupByLanguage(files, problems)].sort(([a], [b]) => (a < b ? -1 : 1))
  const read = languages.map(([lang, own]) => readLanguage(lang, own, problems, options.pictures))
  const warnings = missingTranslations(read)
  const bundles = read.map(({ bundle }) => finishBundle(bundle))
  if (read.length === 0)
    problems.push({ file: '.', line: 1, reason: 'no articles here, expected files such as en/returns.md' })
  const langs = read.map(({ bundle }) => bundle.lang)
  const first = langs.includes('en') ? 'en' : (langs[0] ?? 'en')
  const wanted = options.defaultLanguage
  if (wanted !== undefined && !langs.includes(wanted)) {
    problems.push({ file: '.', line: 1, reason: `the default language "${wanted}" has no articles` })
  }
  const names = Object.fromEntries(bundles.map(({ bundle, file }) => [bundle.lang, file]))
  return { bundles, manifest: { version: 1, default: wanted ?? first, files: names }, problems, warnings }
}

function groupByLanguage(files: readonly HelpFile[], problems: HelpProblem[]): Map<string, HelpFile[]> {
  const groups = new Map<string, HelpFile[]>()
  for (const file of files) {
    if (!/\.(md|ya?ml)$/.test(file.path)) continue
    const [lang = '', name, ...more] = file.path.split('/')
    if (name === undefined || more.length > 0 || !languageTag.test(lang)) {
      problems.push({
        file: file.path,
        line: 1,
        reason: 'expected a path such as en/returns.md: language, then article',
      })
    } else groups.set(lang, [...(groups.get(lang) ?? []), file])
  }
  return groups
}

interface ReadLanguage {
  bundle: HelpBundle
  /** Path of each article by id, for faults that are found later. */
  paths: Map<string, string>
}

function readLanguage(
  lang: string,
  files: readonly HelpFile[],
  problems: HelpProblem[],
  pictures: BuildOptions['pictures'],
): ReadLanguage {
  const paths = new Map<string, string>()
  const articles: Article[] = []
  for (const file of files.filter(({ path }) => path.endsWith('.md')).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { article, problems: own } = parseArticle(file)
    problems.push(...own)
    if (!article) continue
    const other = paths.get(article.id)
    if (other) problems.push({ file: file.path, line: 1, reason: `the id "${article.id}" is taken by ${other}` })
    else articles.push(pictures ? placePictures(article, file.path, pictures, problems) : article)
    if (!other) paths.set(article.id, file.path)
  }
  reportDuplicateQuestions(articles, paths, problems)
  reportDeadLinks(articles, paths, problems)
  const named = fileNamed(files, /\/_categories\.ya?ml$/)
  const categories = named ? parseCategories(named, problems) : []
  if (named) reportUnknownCategories(articles, categories, paths, problems)
  const synonyms = fileNamed(files, /\/_synonyms\.ya?ml$/)
  const bundle: HelpBundle = {
    version: 1,
    lang,
    hash: '',
    categories: withUnnamed(categories, articles),
    synonyms: withLanguageWords(lang, articles, synonyms ? parseSynonyms(synonyms, problems) : []),
    common: listOfFunctionWords(lang),
    articles: articles.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
  }
  return { bundle, paths }
}

const fileNamed = (files: readonly HelpFile[], name: RegExp) => files.find(({ path }) => name.test(path))

/** Categories without a title of their own are shown by their id. */
export function withUnnamed(categories: readonly { id: string; title: string }[], articles: readonly Article[]) {
  const used = new Set(articles.map(({ category }) => category))
  for (const { id } of categories) used.delete(id)
  return [
    ...categories,
    ...[...used].map((id) => ({ id, title: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ') })),
  ]
}

type Find = (articles: readonly Article[], paths: ReadonlyMap<string, string>, problems: HelpProblem[]) => void

const reportDuplicateQuestions: Find = (articles, paths, problems) => {
  const asked = new Map<string, string>()
  for (const { id, question } of articles) {
    const key = question
      .toLowerCase()
      .replace(/[\s?!.]+/g, ' ')
      .trim()
    const other = asked.get(key)
    const reason = `the title is the same as that of ${other}`
    if (other) problems.push({ file: paths.get(id) ?? id, line: 1, reason })
    else asked.set(key, paths.get(id) ?? id)
  }
}

const reportDeadLinks: Find = (articles, paths, problems) => {
  const ids = articles.map(({ id }) => id)
  for (const { id, blocks } of articles) {
    for (const target of new Set(articleLinks(blocks))) {
      if (paths.has(target)) continue
      const reason = `links to the article "${target}", which does not exist${didYouMean(target, ids)}`
      problems.push({ file: paths.get(id) ?? id, line: 1, reason })
    }
  }
}

function reportUnknownCategories(
  articles: readonly Article[],
  categories: readonly { id: string }[],
  paths: ReadonlyMap<string, string>,
  problems: HelpProblem[],
): void {
  const known = categories.map(({ id }) => id)
  for (const { id, category } of articles) {
    if (known.includes(category) || category === 'general') continue
    const reason = `the category "${category}" is not in _categories.yaml${didYouMean(category, known)}`
    problems.push({ file: paths.get(id) ?? id, line: 1, reason })
  }
}

function missingTranslations(languages: readonly ReadLanguage[]): HelpProblem[] {
  const all = new Set(languages.flatMap(({ paths }) => [...paths.keys()]))
  return languages.flatMap(({ bundle, paths }) =>
    [...all]
      .filter((id) => !paths.has(id))
      .sort()
      .map((id) => ({ file: `${bundle.lang}/${id}.md`, line: 1, reason: 'is missing; other languages have it' })),
  )
}

export function finishBundle(bundle: HelpBundle): BuiltBundle {
  const hash = contentHash(JSON.stringify(bundle))
  const finished = { ...bundle, hash }
  return { file: `${bundle.lang}-${hash}.json`, json: JSON.stringify(finished), bundle: finished }
}
