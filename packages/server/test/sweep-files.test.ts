import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFileFolder } from '../src/edge/file-folder.ts'
import { sweepFiles } from '../src/files/sweep-files.ts'
import { addFile, detachFile, markReady } from '../src/store/files.ts'
import { openDatabase } from '../src/store/open-database.ts'
import { addSite } from '../src/store/visitors.ts'
import { onEachDatabase } from './databases.ts'

const dayMs = 24 * 3600_000

onEachDatabase((make) => {
  test('[M41] what no message names within a day is removed, what was taken back at once', async () => {
    const database = await make()
    const folder = mkdtempSync(join(tmpdir(), 'deskbell-files-'))
    const db = await openDatabase(database.options, () => {})
    const files = createFileFolder(folder)
    const now = Date.now()
    const keep = async (created_at: number) => {
      const row = { id: randomUUID(), cid: randomUUID(), storage_key: randomUUID(), created_at }
      const more = {
        site: 'shop',
        uploader: 'visitor:v',
        hash: 'h',
        name: 'a.txt',
        type: 'text/plain' as const,
        size: 1,
      }
      await db.write((sql) => addFile(sql, { ...row, ...more, width: null, height: null }))
      await files.put(row.storage_key, Buffer.from('x'))
      await db.write((sql) => markReady(sql, row.id))
      return { ...row, path: join(folder, row.storage_key.slice(0, 2), row.storage_key) }
    }
    await db.write((sql) => addSite(sql, { key: 'shop', name: 'Shop' }))
    const [fresh, old, taken] = [await keep(now - dayMs + 5000), await keep(now - dayMs - 1), await keep(now)]
    await db.write((sql) => detachFile(sql, taken.id))
    await sweepFiles({ db, files, clock: { now: () => now, after: () => () => {} } })
    expect([fresh, old, taken].map(({ path }) => existsSync(path))).toEqual([true, false, false])
    const left = await database.rows<{ id: string; ready: number }>('select id, ready from file order by ready')
    // What was taken back still counts for its sender's day.
    expect(left).toEqual([
      { id: fresh.id, ready: 1 },
      { id: taken.id, ready: 3 },
    ])
    await db.close()
    database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
})
