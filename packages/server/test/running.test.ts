import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { optionTable } from '../src/index.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/running.md'), 'utf8')

/** Rows of the page's option table: option, environment, default, meaning. */
const written = [...page.matchAll(/^\| `(\w+)` *\| *([^|]*?) *\| *([^|]*?) *\| *([^|]*?) *\|$/gm)].map(
  ([, option, environment, standard, meaning]) => ({ option, environment, standard, meaning }),
)

function standardOf(value: unknown): string {
  if (value === undefined) return 'none'
  return value === null ? '–' : `\`${JSON.stringify(value).replaceAll('"', "'")}\``
}
const known = Object.entries(optionTable).map(([option, { env, default: value, sentence }]) => ({
  option,
  environment: env === null ? '–' : `\`${env}\``,
  standard: standardOf(value),
  meaning: sentence,
}))

test('docs/running.md names every option with environment, default and meaning, in order, and no other', () => {
  expect(written).toEqual(known)
})

test('every variable and number that the text of docs/running.md names is one that the program knows', () => {
  const variables = new Set(Object.values(optionTable).map(({ env }) => env))
  const named = [...page.matchAll(/`((?:[A-Z]+_)*(?:URL|PORT|HOST|DESKBELL_\w+))`/g)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !variables.has(name))).toEqual([])
})
