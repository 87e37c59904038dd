import { type Answer, filePath, refuse, type VisitorExport } from '@deskbell/protocol'
import type { Deps } from '../deps.ts'
import { rowsOf } from '../store/privacy.ts'
import { type Place, places } from './places.ts'

const camel = (name: string): string => name.replace(/_(\w)/g, (_found, char: string) => char.toUpperCase())

function readable({ table, secret = [], json = [] }: Place, row: Record<string, unknown>): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(row)) {
    if (secret.includes(column)) continue
    shown[camel(column)] = json.includes(column) && typeof value === 'string' ? JSON.parse(value) : value
  }
  return table === 'file' ? { ...shown, path: filePath(row as { id: string; name: string }) } : shown
}

/**
 * Everything that is kept of a visitor.
 * @param isOwn for the visitor's own device: without what agents noted among themselves
 */
export async function exportVisitor(
  deps: Pick<Deps, 'db' | 'clock'>,
  who: { id: string; site: string },
  isOwn: boolean,
): Promise<Answer<{ export: VisitorExport }>> {
  const named = { visitor: who.id, site: who.site }
  const data: VisitorExport['data'] = {}
  for (const place of places) {
    const rows = await rowsOf(deps.db.read, place, named, isOwn)
    data[camel(place.table)] = rows.map((row) => readable(place, row))
  }
  if (data.visitor?.length === 0) return refuse('not_found')
  return { ok: true, export: { version: 1, at: deps.clock.now(), ...named, data } }
}
