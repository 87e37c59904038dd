import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildHelp } from '@deskbell/faq/articles'
import type { BenchArticle } from '../articles.ts'

const folder = resolve(import.meta.dirname, '../../../../examples/storefront/help')

/** The example shop's English articles. */
export function readArticles(): BenchArticle[] {
  const names = readdirSync(resolve(folder, 'en')).filter((name) => /\.(md|yaml)$/.test(name))
  const files = names
    .sort()
    .map((name) => ({ path: `en/${name}`, text: readFileSync(resolve(folder, 'en', name), 'utf8') }))
  const [english] = buildHelp(files).bundles
  if (!english) throw new Error(`no articles in ${folder}`)
  return english.bundle.articles.map(({ id, lang, question, answer, tags }) => ({ id, lang, question, answer, tags }))
}
