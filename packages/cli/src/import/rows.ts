import { parse as parseCsv } from 'csv-parse/sync'
import * as v from 'valibot'
import { type Export, type Imported, languageOf } from './imported.ts'

const Cell = v.pipe(
  v.nullish(v.union([v.string(), v.number()]), ''),
  v.transform((value) => String(value).trim()),
)
const List = v.pipe(
  v.nullish(v.union([v.string(), v.array(v.string())]), []),
  v.transform((value) => (typeof value === 'string' ? value.split(/[,;|]/) : value).map((one) => one.trim())),
  v.transform((words) => words.filter((word) => word !== '')),
)
/** One article as a row of a table, or as an object; the words are those of an article's head. */
const Row = v.object({
  id: Cell,
  language: Cell,
  title: Cell,
  text: Cell,
  category: Cell,
  summary: Cell,
  order: Cell,
  tags: List,
  pages: List,
})
export const Rows = v.array(v.looseObject({}))

/** Other names that tables of questions and answers have for the same. */
const otherNames: Record<string, string> = {
  question: 'title',
  name: 'title',
  answer: 'text',
  body: 'text',
  content: 'text',
  lang: 'language',
  locale: 'language',
  keywords: 'tags',
  slug: 'id',
}

/** The rows of a CSV file with a line of names; comma, semicolon and tab are told apart by that line. */
export function readCsv(text: string): Record<string, string>[] {
  const [first = ''] = text.split('\n', 1)
  const delimiter = [',', ';', '\t'].reduce((best, sign) =>
    first.split(sign).length > first.split(best).length ? sign : best,
  )
  return parseCsv(text, { columns: true, bom: true, delimiter, skip_empty_lines: true, relax_column_count: true })
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** Reads rows of a table. A row without a language is in `lang`. */
export function readRows(rows: readonly object[], lang: string): Export {
  const left: string[] = []
  const articles = rows.flatMap((given, at): Imported[] => {
    const named = Object.entries(given).map(([name, value]) => {
      const key = name.trim().toLowerCase()
      return [otherNames[key] ?? key, value]
    })
    const row = v.safeParse(Row, Object.fromEntries(named))
    if (!row.success || row.output.title === '' || row.output.text === '') {
      left.push(`row ${at + 1} has no ${row.success && row.output.title !== '' ? 'text' : 'title'}`)
      return []
    }
    const { id, language, title, text, category, summary, order, tags, pages } = row.output
    return [
      {
        ...{ key: id || `${at}`, lang: languageOf(language || lang), title, markdown: text, tags, pages },
        ...(id ? { id } : {}),
        ...(category ? { category: { id: slug(category) || 'general', title: category } } : {}),
        ...(summary ? { summary } : {}),
        ...(/^\d+$/.test(order) ? { order: Number(order) } : {}),
      },
    ]
  })
  return { articles, left }
}
