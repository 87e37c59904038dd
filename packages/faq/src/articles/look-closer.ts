import type { Article, HelpBundle } from '@deskbell/protocol'
import { createSearch } from '../index.ts'
import type { HelpProblem } from './problem.ts'

/** From this share of the same rows of words on, two articles say the same. */
const sameShare = 0.7
const rowLength = 4

/**
 * What an owner may want to mend in articles that are right in themselves: two that say the same, and titles by which
 * an article is not found first.
 */
export function lookCloser({ lang, articles, synonyms }: HelpBundle, path: (id: string) => string): HelpProblem[] {
  const search = createSearch(articles, { lang, synonyms })
  const said = articles.map(({ answer }) => rowsOf(answer))
  return articles.flatMap((article, at) => [
    ...hidden(article, search(article.question), path),
    ...twins(article, at, articles, said, path),
  ])
}

function hidden(
  { id, question }: Article,
  hits: readonly { id: string }[],
  path: (id: string) => string,
): HelpProblem[] {
  const [first] = hits
  if (first?.id === id) return []
  const reason = first
    ? `who searches for its title "${question}" finds ${path(first.id)} first: say in the title what is its own`
    : `nobody finds it by its title "${question}": say in words what it answers`
  return [{ file: path(id), line: 1, reason }]
}

function twins(
  { id }: Article,
  at: number,
  articles: readonly Article[],
  said: readonly ReadonlySet<string>[],
  path: (id: string) => string,
): HelpProblem[] {
  const own = said[at] ?? new Set()
  return articles.slice(0, at).flatMap((other, index) => {
    const share = shared(own, said[index] ?? new Set())
    if (share < sameShare) return []
    return [{ file: path(id), line: 1, reason: `says nearly the same as ${path(other.id)}: one of them will do` }]
  })
}

/** Rows of words, or of letters where a script has no spaces. */
function rowsOf(text: string): Set<string> {
  const words =
    text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  const rows = new Set<string>()
  for (let at = 0; at + rowLength <= words.length; at++) rows.add(words.slice(at, at + rowLength).join(' '))
  return rows
}

/** Share of the rows of the longer one that both have. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const longer = Math.max(one.size, other.size)
  if (longer < 8) return 0
  let both = 0
  for (const row of one) if (other.has(row)) both++
  return both / longer
}
