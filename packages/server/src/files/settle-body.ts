import type { EntryBody } from '@deskbell/protocol'
import type { CidAct } from '../conversations/log-act.ts'
import { sendableFile, toFileRef } from '../store/files.ts'
import type { Sql } from '../store/sql.ts'

/**
 * The body as it goes into the log: of a file only the id is believed, the rest is what is known here. `null` when the
 * file is not the sender's own, or stands in another conversation.
 */
export async function settleBody(
  sql: Sql,
  site: string,
  { conversation, sender, body }: Pick<CidAct, 'conversation' | 'sender' | 'body'>,
): Promise<EntryBody | null> {
  if (body.kind !== 'file') return body
  const row = await sendableFile(sql, { site, conversation }, sender, body.file.id)
  return row ? { ...body, file: toFileRef(row) } : null
}
