import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { exit, launch } from './processes.ts'
import { createDevice, granted, openStage, type VisitorDevice, words, writeFixture } from './stage.ts'

async function visit(url: string, token: string | null): Promise<VisitorDevice & { token: string }> {
  const device = createDevice(io(`${url}/visitor`, { transports: ['websocket'], forceNew: true, reconnection: false }))
  const answer = granted(
    await device.ask('session:start', { version: PROTOCOL_VERSION, site: 'shop', token, locale: 'en' } as never),
  ) as unknown as { token: string }
  return Object.assign(device as VisitorDevice, { token: answer.token })
}

test.each([
  ['[X3] killed between begin and commit: no row, and the retry stores it', 'before', 1],
  [
    '[X43] [X44] killed between commit and answer: the retry gets the same seq, and others find it in the log',
    'after',
    2,
  ],
] as const)('%s', async (_name, moment, stored) => {
  const { folder, options } = writeFixture()
  const first = await launch(options, 'serve-and-die.ts', moment)
  const visitor = await visit(first.url, null)
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  const message = words(id, 'die now')
  const ended = exit(first.child)
  visitor.ask('message:send', message).catch(() => {})
  await ended
  visitor.close()

  const second = await launch(options)
  const reader = await visit(second.url, visitor.token)
  const resume = { conversation: id, stream: 'public' as const, after: 0, afterId: null }
  const page = granted(await reader.ask('conversation:resume', resume))
  expect(page.entries.map(({ cid }) => cid).slice(1)).toEqual(stored === 2 ? [message.cid] : [])
  const retried = granted(await reader.ask('message:send', message))
  expect(retried).toMatchObject({ seq: 2, last: 2, cid: message.cid })
  if (stored === 2) expect(retried.id).toBe(page.entries[1]?.id)
  reader.close()
  second.child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('[X45] [D6] what the files hold at the moment of the acknowledgement has the message, and every commit is synced', async () => {
  const stage = await openStage()
  const visitor = await stage.visitor()
  const id = randomUUID()
  for (let n = 1; n <= 5; n++) {
    const { id: entry } = granted(await visitor.ask('message:send', words(id, `Line ${n}`)))
    // Only what was written to the files, as another machine would find them.
    const folder = mkdtempSync(join(tmpdir(), 'deskbell-cut-'))
    for (const end of ['', '-wal']) {
      copyFileSync(join(stage.options.dataDir ?? '', `deskbell.db${end}`), join(folder, `copy.db${end}`))
    }
    const copy = new DatabaseSync(join(folder, 'copy.db'))
    expect(copy.prepare('select seq from entry where id = ?').get(entry)).toEqual({ seq: n })
    copy.close()
    rmSync(folder, { recursive: true })
  }
  await stage.close()
})
