import { createHash, randomUUID } from 'node:crypto'
import { type Answer, type FileRef, type FileRules, refuse } from '@deskbell/protocol'
import type { Deps } from '../deps.ts'
import { maskText } from '../privacy/mask-cards.ts'
import {
  addFile,
  bytesOfSite,
  countUploads,
  dropFile,
  type FileRow,
  fileByCid,
  markReady,
  toFileRef,
} from '../store/files.ts'
import type { Sql } from '../store/sql.ts'
import { safeName } from './file-name.ts'
import { type Inspected, inspectFile, type Unfit } from './inspect.ts'

const dayMs = 24 * 3600_000

/** Who sends a file; `sender` as in the log. */
export interface Uploader {
  site: string
  sender: string
  /** Whether the site's limit per day holds for this one. */
  isVisitor: boolean
}
export interface Upload {
  cid: string
  name: string
  /** What the sender's device says it is. */
  declared: string
  bytes: Buffer
}

type Judged = Answer<{ file: Inspected }>

const unfit: Record<Unfit, Judged> = {
  file: refuse('bad_request', { field: 'file' }),
  type: refuse('bad_request', { field: 'type' }),
  pixels: refuse('too_large', { field: 'pixels' }),
}

/** A text holds no card number, as no message does. */
const maskFile = (file: Inspected | Unfit): Inspected | Unfit =>
  typeof file === 'object' && file.type === 'text/plain'
    ? { ...file, bytes: Buffer.from(maskText(file.bytes.toString())) }
    : file

function judge(rules: FileRules, { bytes, declared }: Upload): Judged {
  if (bytes.length > rules.maxBytes) return refuse('too_large', { field: 'file' })
  const file = maskFile(inspectFile(bytes, declared))
  if (typeof file === 'string') return unfit[file]
  return rules.types.includes(file.type) ? { ok: true, file } : unfit.type
}

/** Whether one more fits into the limits of the day and of the site. */
async function fits(deps: Deps, sql: Sql, who: Uploader, rules: FileRules, size: number) {
  const now = deps.clock.now()
  const { count, first } = await countUploads(sql, who.sender, now - dayMs)
  if (who.isVisitor && count >= rules.perDay) return refuse('rate_limited', { afterMs: first + dayMs - now })
  const room = (deps.sites.get(who.site)?.fileBytes ?? 0) - (await bytesOfSite(sql, who.site))
  return size > room ? refuse('too_large', { field: 'quota' }) : null
}

async function register(deps: Deps, sql: Sql, who: Uploader, rules: FileRules, given: Upload, file: Inspected) {
  const hash = createHash('sha256').update(given.bytes).digest('base64url')
  const known = await fileByCid(sql, who.sender, given.cid)
  if (known) return known.hash === hash ? { ok: true as const, row: known } : refuse('cid_conflict')
  const refusal = await fits(deps, sql, who, rules, file.bytes.length)
  if (refusal) return refusal
  const row: Omit<FileRow, 'conversation' | 'ready'> = {
    ...{ id: deps.newToken(), site: who.site, uploader: who.sender, cid: given.cid, hash },
    ...{ name: safeName(maskText(given.name), file.type), type: file.type, size: file.bytes.length },
    ...{ width: file.width, height: file.height, storage_key: randomUUID(), created_at: deps.clock.now() },
  }
  await addFile(sql, row)
  return { ok: true as const, row: { ...row, conversation: null, ready: 0 } }
}

/**
 * Keeps a file that somebody wants to send. It shows nowhere before a message names it, and is removed after a day when
 * none does. The same cid is the same upload.
 */
export async function uploadFile(deps: Deps, who: Uploader, given: Upload): Promise<Answer<{ file: FileRef }>> {
  const { files } = deps
  const rules = deps.sites.get(who.site)?.config.files
  if (!files || !rules) return refuse('forbidden')
  const judged = judge(rules, given)
  if (!judged.ok) return judged
  const registered = await deps.db.write((sql) => register(deps, sql, who, rules, given, judged.file), who.sender)
  if (!registered.ok) return registered
  const { row } = registered
  if (row.ready === 1) return { ok: true, file: toFileRef(row) }
  try {
    await files.put(row.storage_key, judged.file.bytes)
  } catch (error) {
    await deps.db.write((sql) => dropFile(sql, row.id))
    throw error
  }
  await deps.db.write((sql) => markReady(sql, row.id))
  return { ok: true, file: toFileRef(row) }
}
