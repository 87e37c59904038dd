import * as v from 'valibot'
import type { FolderFile } from '../world.ts'
import { HelpScoutPage, readHelpScout } from './help-scout.ts'
import type { Export } from './imported.ts'
import { IntercomPage, readIntercom } from './intercom.ts'
import { Rows, readCsv, readRows } from './rows.ts'
import { readZendesk, ZendeskPage } from './zendesk.ts'

export type From = 'zendesk' | 'intercom' | 'help-scout' | 'rows'

/** How each kind of export is told and read. */
const kinds: { from: From; schema: v.GenericSchema; read(pages: never[], lang: string): Export }[] = [
  { from: 'zendesk', schema: ZendeskPage, read: readZendesk },
  { from: 'intercom', schema: IntercomPage, read: readIntercom },
  { from: 'help-scout', schema: HelpScoutPage, read: readHelpScout },
]

/**
 * Reads the files of an export, which tell by their shape where they come from. Files of one kind belong together.
 * @throws a plain sentence naming the file that is none of them
 */
export function readExport(files: readonly FolderFile[], lang: string): { from: From; export: Export } {
  const pages: { from: From; value: unknown }[] = files.flatMap(({ path, text }) => {
    if (path.endsWith('.csv')) return [{ from: 'rows' as const, value: readCsv(text) }]
    return readJson(path, text)
  })
  const [first] = pages
  if (!first) throw new Error('no .json or .csv file there')
  const other = pages.find(({ from }) => from !== first.from)
  if (other) throw new Error(`files of ${first.from} and of ${other.from} are mixed: import one after the other`)
  const values = pages.map(({ value }) => value)
  const kind = kinds.find(({ from }) => from === first.from)
  const read = kind ? kind.read(values as never[], lang) : readRows((values as object[][]).flat(), lang)
  return { from: first.from, export: read }
}

function readJson(path: string, text: string): { from: From; value: unknown }[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`)
  }
  const known = pageOf(json)
  if (known) return [known]
  if (!Array.isArray(json)) throw new Error(`${path}: ${unknown}`)
  // A list is either pages of one of the systems, or rows of our own.
  const pages = json.map(pageOf)
  if (pages.length > 0 && pages.every((page) => page !== null)) return pages
  const rows = v.safeParse(Rows, json)
  if (!rows.success) throw new Error(`${path}: ${unknown}`)
  return [{ from: 'rows', value: rows.output }]
}

const unknown = 'this is no export of Zendesk, Intercom or Help Scout, and no list of { title, text }'

function pageOf(value: unknown): { from: From; value: unknown } | null {
  for (const { from, schema } of kinds) {
    const page = v.safeParse(schema, value)
    if (page.success) return { from, value: page.output }
  }
  return null
}
