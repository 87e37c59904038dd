import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { guessMood, guessPerson } from './figures.ts'
import { type Labelled, measuredLanguages, readSections } from './labelled.ts'

/** Help questions of others, where they are at hand: see docs/search-quality.md. */
export const helpQuestions = join(import.meta.dirname, '../../../../shared/faq-bench/data')

/** Lines of films that others labelled; see `data/public/LICENSE.md`. */
export const readFilms = (language: string): Labelled[] => readSections(`public/xed.${language}.txt`)

const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} % of ${of}`

/** How much of anger in films is heard, and how much of calm talk is taken for any mood. */
export function filmTable(): string {
  const rows = measuredLanguages.map((language) => {
    const films = readFilms(language)
    const count = (label: string, is: (text: string) => boolean) => {
      const own = films.filter((row) => row.label === label)
      return share(own.filter(({ text }) => is(text)).length, own.length)
    }
    const angry = count('anger', (text) => guessMood(text, language) === 'frustrated')
    const alarmed = count('calm', (text) => guessMood(text, language) !== 'neutral')
    return `| ${language} | ${angry} | ${alarmed} | ${count('calm', (text) => guessPerson(text, language) === 'person')} |`
  })
  return [
    '| language | anger heard | calm taken for a mood | calm taken for a wish |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n')
}

interface Collection {
  name: string
  lang: string
  queries: { text: string; kind: string }[]
}

/** Questions to shops, banks, offices and help pages, as people wrote them, without slips made by a script; each once. */
function questionsIn(language: string): string[] {
  const files = readdirSync(helpQuestions).filter(
    (name) => name.startsWith(`${language}.`) && !name.includes('smalltalk'),
  )
  const queries = files.flatMap(
    (name) => (JSON.parse(readFileSync(join(helpQuestions, name), 'utf8')) as Collection).queries,
  )
  return [...new Set(queries.filter(({ kind }) => kind !== 'typo' && kind !== 'keyword').map(({ text }) => text))]
}

/** Help questions that are taken for each mood, by language; none where they are not at hand. */
export const questionAlarms = () =>
  (existsSync(helpQuestions) ? measuredLanguages : []).map((language) => {
    const questions = questionsIn(language)
    const moods = ['frustrated', 'confused', 'urgent'].map(
      (mood) => questions.filter((text) => guessMood(text, language) === mood).length,
    )
    return { language, moods, taken: moods.reduce((sum, one) => sum + one, 0), of: questions.length }
  })

/** The same as a table; `null` where they are not at hand. */
export function questionTable(): string | null {
  const rows = questionAlarms().map(({ language, of, moods }) => `| ${language} | ${of} | ${moods.join(' | ')} |`)
  const head = ['| language | questions | frustrated | confused | urgent |', '| --- | ---: | ---: | ---: | ---: |']
  return rows.length === 0 ? null : [...head, ...rows].join('\n')
}
