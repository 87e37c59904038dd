import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresOf, guessMood, guessPerson } from './figures.ts'
import { type Labelled, measuredLanguages, moods, readSections } from './labelled.ts'
import { table } from './quality-tables.ts'

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

/** Sentences of customers to the support of companies, labelled by others; see `data/public/LICENSE.md`. */
export const supportLanguages = ['en', 'de'] as const
export const readSupport = (language: string): Labelled[] => readSections(`public/maia.${language}.txt`)

/** Precision and recall of each mood that the sentences are labelled with. */
export function supportTable(): string {
  const labels = moods.filter((mood) => mood !== 'urgent')
  return table(
    labels,
    supportLanguages.flatMap((language) => figuresOf(readSupport(language), language, labels, guessMood)),
  )
}

interface Collection {
  name: string
  lang: string
  queries: { text: string; kind: string; relevant: string[] }[]
}

const readCollection = (name: string) => JSON.parse(readFileSync(join(helpQuestions, name), 'utf8')) as Collection

/** Collections in which some questions are labelled with the wish for a person. */
const wishes = [
  { name: 'en.bitext-27', intents: ['contact_human_agent'] },
  { name: 'en.curekart-28', intents: ['CHAT_WITH_AGENT'] },
  { name: 'et.burokratt-27', intents: ['klienditeenindajale_suunamine'] },
]

/** Of the wishes for a person that others labelled so, how many are understood, and of all others, how many are taken for one. */
export function wishTable(): string | null {
  if (!existsSync(helpQuestions)) return null
  const rows = wishes.map(({ name, intents }) => {
    const { lang, queries } = readCollection(`${name}.json`)
    const wanted = (relevant: readonly string[]) => intents.some((intent) => relevant.includes(`${name}/${intent}`))
    const heard = (list: typeof queries) => list.filter(({ text }) => guessPerson(text, lang) === 'person').length
    const own = queries.filter(({ relevant }) => wanted(relevant))
    const others = queries.filter(({ relevant }) => !wanted(relevant))
    return `| ${name} | ${share(heard(own), own.length)} | ${share(heard(others), others.length)} |`
  })
  return ['| collection | wishes understood | others taken for one |', '| --- | ---: | ---: |', ...rows].join('\n')
}

/** Questions to shops, banks, offices and help pages, as people wrote them, without slips made by a script; each once. */
function questionsIn(language: string): string[] {
  const files = readdirSync(helpQuestions).filter(
    (name) => name.startsWith(`${language}.`) && !name.includes('smalltalk'),
  )
  const queries = files.flatMap((name) => readCollection(name).queries)
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
