import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const page = readFileSync(resolve(root, 'docs/threat-model.md'), 'utf8')
const rows = [...page.matchAll(/^\| (?!-|threat )([^|]+)\|[^|]+\| ([^|]+)\|$/gm)].map(([, threat, tests]) => ({
  threat: threat!.trim(),
  ids: [...tests!.matchAll(/\[([MT]\d+)\]/g)].map(([, id]) => id!),
}))

/** Ids in the names of tests: of single ones, and of tables, whose name comes after the table. */
const files = globSync('{packages,examples}/**/*.test.{ts,tsx}', {
  cwd: root,
  exclude: (name) => String(name).includes('node_modules'),
})
const carried = new Set(
  files.flatMap((file) =>
    [
      ...readFileSync(resolve(root, file), 'utf8').matchAll(
        /(?:\btest(?:\.each\([^\n]*)?\(|\]\)\(|\)\()\s*['"`]([^\n]*)/g,
      ),
    ].flatMap(([, title]) => [...title!.matchAll(/\[([MT]\d+)\]/g)].map(([, id]) => id!)),
  ),
)

test('every threat names tests, and each of them is there', () => {
  expect(rows.length).toBeGreaterThan(15)
  for (const { threat, ids } of rows) {
    expect([threat, ids.length > 0]).toEqual([threat, true])
    expect([threat, ids.filter((id) => !carried.has(id))]).toEqual([threat, []])
  }
})

test('every threat of the model, T1 to T80, stands here, and no test carries another', () => {
  const all = Array.from({ length: 80 }, (_, n) => `T${n + 1}`)
  const listed = new Set(rows.flatMap(({ ids }) => ids))
  expect(all.filter((id) => !listed.has(id))).toEqual([])
  expect([...carried].filter((id) => id.startsWith('T') && !listed.has(id))).toEqual([])
})
