import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDesk, checkFile } from '../packages/protocol/src/check/index.ts'
import { DeskFile } from '../packages/protocol/src/index.ts'

const page = readFileSync(join(import.meta.dirname, 'desk.md'), 'utf8')

test('the example is a file that the server takes, and it names every part', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(checkFile(example, DeskFile, checkDesk)).toEqual([])
  const parts = Object.keys(DeskFile.entries).filter((part) => part !== '$schema')
  expect(Object.keys(JSON.parse(example) as object).sort()).toEqual(parts.sort())
})
