import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const main = join(import.meta.dirname, '../bin/deskbell.js')
const made: string[] = []
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-'))
  made.push(folder)
  return folder
}

const deskbell = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err })
    })
  })

test('the command runs on real folders', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'help/en'), { recursive: true })
  await writeFile(join(folder, 'help/en/pay.md'), '---\ntitle: How can I pay?\n---\nBy card.')
  const out = join(folder, 'out')
  expect(await deskbell('faq', 'build', join(folder, 'help'), '--out', out)).toMatchObject({ code: 0, err: '' })
  const first = await readdir(out)
  expect(first.sort()).toEqual([expect.stringMatching(/^en-[0-9a-f]{16}\.json$/), 'manifest.json'])

  await writeFile(join(folder, 'help/en/pay.md'), '---\ntitle: How can I pay?\n---\nBy card or invoice.')
  await deskbell('faq', 'build', join(folder, 'help'), '--out', out)
  const second = await readdir(out)
  expect(second).toHaveLength(2)
  expect(second).not.toEqual(first)

  await writeFile(join(folder, 'help/en/bad.md'), 'x')
  const broken = await deskbell('faq', 'build', join(folder, 'help'), '--out', out)
  expect(broken.code).toBe(1)
  expect(broken.err).toContain('help/en/bad.md:1: ')
  expect(await readdir(out)).toEqual(second)

  expect((await deskbell('faq', 'check', join(folder, 'gone'))).err).toContain('gone: there is no such folder')
  expect((await deskbell('fly')).code).toBe(2)
})
