import { globSync, readFileSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')

/** Ids in the names of tests, with the files that carry them. */
function carriedBy(kind: 'X' | 'D'): Map<string, Set<string>> {
  const carried = new Map<string, Set<string>>()
  for (const found of globSync('packages/*/{src,test}/**/*.test.{ts,tsx}', { cwd: root })) {
    const file = found.split(sep).join('/')
    for (const [, id] of read(file).matchAll(new RegExp(`\\[(${kind}\\d+)\\](?=[^\\n]* )`, 'g'))) {
      carried.set(id!, (carried.get(id!) ?? new Set()).add(file))
    }
  }
  return carried
}
/** Rows of the table: id, and the files its last cell links to. */
const rows = new Map(
  [...read('docs/faults.md').matchAll(/^\| \[(X\d+)\] *\|.*\|([^|]*)\|$/gm)].map(([, id, cell]) => [
    id!,
    [...cell!.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file]) => file!),
  ]),
)

test('the table has the faults 1 to 78 and later ones, each once and in order', () => {
  const numbers = [...rows.keys()].map((id) => Number(id.slice(1)))
  expect(numbers.slice(0, 78)).toEqual(Array.from({ length: 78 }, (_, n) => n + 1))
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
})

test('every fault is shown by the tests of exactly the files it names, and every id in a test is a fault', () => {
  const carried = carriedBy('X')
  expect([...carried.keys()].filter((id) => !rows.has(id))).toEqual([])
  for (const [id, files] of rows) expect([id, files.sort()]).toEqual([id, [...(carried.get(id) ?? [])].sort()])
})

test('every rule of delivery is carried by a test, and every id in a test is a rule', () => {
  const rules = [...read('docs/protocol.md').matchAll(/^- \*\*\[(D\d+)\]\*\*/gm)].map(([, id]) => id!)
  expect(rules).toEqual(Array.from({ length: 23 }, (_, n) => `D${n + 1}`))
  expect([...carriedBy('D').keys()].sort()).toEqual([...rules].sort())
})
