import type { HelpFile, HelpProblem } from '@deskbell/faq/articles'
import * as v from 'valibot'
import { languageOf } from './import/imported.ts'
import { Rows, readCsv, readRows } from './import/rows.ts'
import { toFiles } from './import/to-files.ts'
import type { FolderFile, World } from './world.ts'

const endings = ['.md', '.yaml', '.yml', '.csv', '.json']

/** The files of a help folder as articles, and what is wrong with those that are tables. */
export interface HelpFolder {
  files: HelpFile[]
  problems: HelpProblem[]
  /** Where an article really stands, for faults: rows of a table have no file of their own. */
  place(path: string): string
}

/** Reads a help folder: articles in Markdown, and rows of `.csv` and `.json` files, of which each is one. */
export async function readHelpFolder(folder: string, world: World): Promise<HelpFolder> {
  const found = await world.folders.read(folder, endings)
  const problems: HelpProblem[] = []
  const places = new Map<string, string>()
  const tables = found.filter(({ path }) => /\.(?:csv|json)$/.test(path))
  const made = tables.flatMap((table) =>
    rowsOf(table, problems).map((file) => {
      places.set(file.path, table.path)
      return file
    }),
  )
  const own = found.filter((file) => !tables.includes(file))
  const taken = new Set(own.map(({ path }) => path))
  for (const { path } of made.filter((file) => taken.has(file.path) && !file.path.endsWith('_categories.yaml'))) {
    problems.push({ file: places.get(path) ?? path, line: 1, reason: `there is an article ${path} already` })
  }
  return {
    files: [...own, ...made.filter(({ path }) => !taken.has(path))],
    problems,
    place: (path) => places.get(path) ?? path,
  }
}

/** A table at the top says the language of each row; one in a language's folder need not. */
function rowsOf(table: FolderFile, problems: HelpProblem[]): HelpFile[] {
  const folder = table.path.includes('/') ? (table.path.split('/')[0] ?? '') : 'en'
  const fault = (reason: string) => problems.push({ file: table.path, line: 1, reason })
  try {
    const rows = table.path.endsWith('.csv') ? readCsv(table.text) : v.parse(Rows, JSON.parse(table.text))
    const { articles, left } = readRows(rows, languageOf(folder))
    for (const reason of left) fault(reason)
    return toFiles(articles)
  } catch (error) {
    fault(`expected a list of { title, text }: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}
