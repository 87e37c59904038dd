import { globSync, readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Reads "package → may import" from the table in architecture.md. */
function importTable(): Map<string, string[]> {
  const rows = readFileSync(resolve(root, 'docs/architecture.md'), 'utf8').matchAll(
    /^\| `(\w+)` *\|[^|]+\|([^|]+)\|[^|]+\|$/gm,
  )
  return new Map(
    [...rows].map(([, name, allowed]) => [name!, allowed!.trim() === '–' ? [] : allowed!.trim().split(', ')]),
  )
}

interface Import {
  file: string
  from: string
  target: string
}

function importsOf(file: string): Import[] {
  const source = readFileSync(resolve(root, file), 'utf8')
  const specifiers = source.matchAll(
    /\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...specifiers].map(([, from, bare, lazy]) => ({
    file,
    from: file.split('/')[1]!,
    target: (from ?? bare ?? lazy)!,
  }))
}

/** The sentence that says what is wrong with an import, or `null` where the table allows it. */
export function forbidden(table: Map<string, string[]>, { file, from, target }: Import): string | null {
  if (target.startsWith('.')) {
    const inside = relative(resolve(root, 'packages', from), resolve(root, file, '..', target))
    return inside.startsWith('..') ? `${file} leaves its package by ${target}` : null
  }
  const name = target.match(/^@deskbell\/([\w-]+)/)?.[1]
  if (!name || name === from || table.get(from)?.includes(name)) return null
  return `${file} imports ${target}, but ${from} may import only: ${table.get(from)?.join(', ') || 'nobody'}`
}

const table = importTable()
const sources = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => !/\.test\.tsx?$/.test(file))

test('every package has its row in the table, and every row its package', () => {
  const packages = globSync('packages/*/package.json', { cwd: root }).map((file) => file.split(sep)[1])
  expect([...table.keys()].sort()).toEqual(packages.sort())
})

test('imports point down only, as the table in architecture.md says', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(sources.flatMap(importsOf).flatMap((found) => forbidden(table, found) ?? [])).toEqual([])
})

test('the table has no cycle', () => {
  const below = (name: string, seen: string[]): string[] =>
    seen.includes(name)
      ? [`${[...seen, name].join(' → ')}`]
      : (table.get(name) ?? []).flatMap((next) => below(next, [...seen, name]))
  expect([...table.keys()].flatMap((name) => below(name, []))).toEqual([])
})

test.each([
  ['packages/protocol/src/cart.ts', '@deskbell/faq'],
  ['packages/surveys/src/flow.ts', '@deskbell/client'],
  ['packages/client/src/log.ts', '../../widget/src/seams.ts'],
])('%s importing %s is refused', (file, target) => {
  expect(forbidden(table, { file, from: file.split('/')[1]!, target })).toBeTruthy()
})
