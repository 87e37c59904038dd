import type { Entry, EntryBody } from '@deskbell/protocol'
import type { OutboxRecord } from './outbox-record.ts'

/** What became of an entry: other words, or none. */
export type Change = { text: string } | 'removed'

const changing = { edited: true, removed: true } as Partial<Record<EntryBody['kind'], true>>

/** Entries that say something of another; they are no lines of their own. */
export const isChange = ({ body }: Pick<Entry, 'body'>): boolean => changing[body.kind] === true

function note(changes: Map<string, Change>, entry: string, change: Change): void {
  if (changes.get(entry) !== 'removed') changes.set(entry, change)
}

/** The newest change of each entry by its id: what the log says, then what still waits to be sent. */
export function readChanges(entries: readonly Entry[], records: readonly OutboxRecord[]): Map<string, Change> {
  const changes = new Map<string, Change>()
  for (const { body } of entries) {
    if (body.kind === 'edited') note(changes, body.entry, { text: body.text })
    else if (body.kind === 'removed') note(changes, body.entry, 'removed')
  }
  for (const { command, input, failed } of records) {
    const { entry, text } = input as { entry?: string; text?: string }
    if (failed || !entry) continue
    if (command === 'message:edit' && text) note(changes, entry, { text })
    else if (command === 'message:remove') note(changes, entry, 'removed')
  }
  return changes
}

/** The body as it reads after its change. */
export function changedBody(body: EntryBody, change: Change | undefined): EntryBody {
  if (!change) return body
  if (change === 'removed') return { kind: 'gone' }
  return body.kind === 'text' ? { ...body, text: change.text } : body
}
