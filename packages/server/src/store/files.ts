import type { FileRef, FileType } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

export interface FileRow {
  id: string
  site: string
  /** Who sent it, as in `entry.sender`; nobody else may put it into a conversation. */
  uploader: string
  cid: string
  /** Of the content as it was sent, so that the same upload is known again. */
  hash: string
  conversation: string | null
  name: string
  type: FileType
  size: number
  width: number | null
  height: number | null
  /** Random name under which the content is kept. */
  storage_key: string
  /** 0 before the content is kept, 1 while it is, 2 when it is to be removed, 3 when it is gone. */
  ready: number
  created_at: number
}

export const toFileRef = (row: FileRow): FileRef => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  ...(row.width === null || row.height === null ? {} : { width: row.width, height: row.height }),
})

export const fileByCid = (sql: Sql, uploader: string, cid: string) =>
  sql.get<FileRow>('select * from file where uploader = :uploader and cid = :cid', { uploader, cid })

/** The id is a secret: whoever has it read an entry that names it. */
export const fileById = (sql: Sql, id: string) =>
  sql.get<FileRow>('select * from file where id = :id and ready = 1', { id })

export const addFile = (sql: Sql, row: Omit<FileRow, 'conversation' | 'ready'>) =>
  sql.run(
    `insert into file (id, site, uploader, cid, hash, name, type, size, width, height, storage_key, created_at)
     values (:id, :site, :uploader, :cid, :hash, :name, :type, :size, :width, :height, :storage_key, :created_at)`,
    row,
  )

export const markReady = (sql: Sql, id: string) => sql.run('update file set ready = 1 where id = :id', { id })
export const dropFile = (sql: Sql, id: string) => sql.run('delete from file where id = :id', { id })

/** Files that somebody sent since, and when the first of them was. */
export const countUploads = async (sql: Sql, uploader: string, since: number) => {
  const row = await sql.get<{ n: number; first: number | null }>(
    'select count(*) as n, min(created_at) as first from file where uploader = :uploader and created_at > :since',
    { uploader, since },
  )
  return { count: row?.n ?? 0, first: row?.first ?? since }
}

export const bytesOfSite = async (sql: Sql, site: string): Promise<number> =>
  (
    await sql.get<{ n: number }>(
      'select cast(coalesce(sum(size), 0) as bigint) as n from file where site = :site and ready < 3',
      {
        site,
      },
    )
  )?.n ?? 0

/** The sender's own file, kept until the commit; undefined when it is not hers, or stands in another conversation. */
export const sendableFile = (sql: Sql, place: { site: string; conversation: string }, uploader: string, id: string) =>
  sql.get<FileRow>(
    `select * from file where id = :id and site = :site and uploader = :uploader and ready = 1
       and (conversation is null or conversation = :conversation)${sql.lock('file')}`,
    { id, uploader, site: place.site, conversation: place.conversation },
  )

export const attachFile = (sql: Sql, id: string, conversation: string) =>
  sql.run('update file set conversation = :conversation where id = :id', { id, conversation })

/** The file is nobody's any more: it is served no longer, and removed soon. It still counts as one of its day. */
export const detachFile = (sql: Sql, id: string) =>
  sql.run('update file set conversation = null, ready = 2 where id = :id', { id })

export const markGone = (sql: Sql, id: string) => sql.run('update file set ready = 3 where id = :id', { id })

/** Files that stand in no conversation since long, and those whose content is to go now; at most 100. */
export const looseFiles = (sql: Sql, before: number) =>
  sql.all<FileRow>(
    `select * from file where conversation is null and (created_at < :before or ready = 2)
     order by created_at limit 100`,
    { before },
  )
