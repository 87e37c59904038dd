import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { owned } from './identities.ts'

/** What stays with the visitor it was: who is connected, what page is open, how the device comes in. */
const stays = ['visitor_context', 'visitor_profile', 'visitor_token']

test('F27 whatever belongs to a visitor moves with the history, or is named as what stays', () => {
  const text = readFileSync(join(import.meta.dirname, 'migrations.ts'), 'utf8')
  const tables = [...text.matchAll(/create table (\w+) \(([^`]*)\)/g)].filter(([, , columns]) =>
    /\bvisitor text\b/.test(columns!),
  )
  const moved = owned.map(([table]) => table)
  expect(tables.map(([, name]) => name!).sort()).toEqual([...moved, ...stays, 'conversation'].sort())
})
