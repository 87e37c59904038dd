import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')
const named = (text: string) => [...new Set(text.match(/--db-[a-z\d-]+/g))].sort()
/** Set by the widget itself, by what the browser tells. */
const own = ['--db-view', '--db-view-top']

test('F163 every token of the style sheets has its row, and every row its token', () => {
  const rows = [...read('docs/theming.md').matchAll(/^\| `(--db-[a-z\d-]+)`/gm)].map(([, name]) => name)
  const sheets = globSync('packages/widget/src/**/*.css', { cwd: root }).map(read).join('\n')
  expect(named(sheets).filter((name) => !own.includes(name))).toEqual(rows.sort())
})

test('every token of the panel can be set from outside: none is set further in', () => {
  const sheets = globSync('packages/widget/src/**/*.css', { cwd: root }).map(read).join('\n')
  const rules = [...sheets.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
  const setters = rules
    .filter(([, , body]) => /(^|[;\s])--db-[a-z\d-]+:/.test(body!))
    .map(([, selector]) => selector!.trim())
  for (const selector of setters) expect(selector).toMatch(/\.panel(\.dark)?$/)
})
