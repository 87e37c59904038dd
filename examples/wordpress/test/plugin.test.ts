import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Engine } from 'php-parser'
import { expect, test } from 'vitest'
import { isRight, moreNames, type OptionName, optionTable } from '../../../packages/widget/src/options.ts'

const source = readFileSync(resolve(import.meta.dirname, '../deskbell/deskbell.php'), 'utf8')

interface Node {
  kind: string
  name?: Node | string
  what?: Node
  arguments?: Node[]
  [key: string]: unknown
}
/** Every node of the program. */
function nodes(at: unknown): Node[] {
  if (Array.isArray(at)) return at.flatMap(nodes)
  if (typeof at !== 'object' || at === null) return []
  const { loc: _, ...rest } = at as Node & { loc?: unknown }
  return [...('kind' in at ? [at as Node] : []), ...Object.values(rest).flatMap(nodes)]
}
const program = new Engine({ parser: { php7: true, suppressErrors: false }, ast: {} }).parseCode(source, 'deskbell.php')
const all = nodes(program)
const calls = all.flatMap(({ kind, what }) => (kind === 'call' && typeof what?.name === 'string' ? [what.name] : []))
const functions = all.flatMap(({ kind, name }) => (kind === 'function' ? [String((name as Node)?.name ?? name)] : []))

test('every function of its own that is named exists, and nothing else takes a global name', () => {
  const own = new Set(
    [...calls, ...source.matchAll(/'(deskbell_\w+)'/g)]
      .flatMap((one) => (typeof one === 'string' ? one : one[1]!))
      .filter((name) => name.startsWith('deskbell_')),
  )
  expect([...own].sort()).toEqual(functions.sort())
  expect(functions.filter((name) => !name.startsWith('deskbell_'))).toEqual([])
})

test('nothing is printed that is not escaped, and settings are for administrators only', () => {
  const printed = all.filter(({ kind, what }) => kind === 'call' && what?.name === 'printf')
  const given = printed.flatMap((call) => call.arguments!.slice(1))
  expect(given.length).toBeGreaterThan(3)
  expect(given.map(({ what }) => what?.name)).toEqual(given.map(() => expect.stringMatching(/^esc_/)))
  const echoed = all.filter(({ kind }) => kind === 'echo').flatMap((echo) => echo.expressions as Node[])
  expect(echoed.map(({ kind }) => kind)).toEqual(echoed.map(() => 'string'))
  expect(calls).toEqual(expect.arrayContaining(['settings_fields', 'current_user_can', 'wp_json_encode']))
})

test('F170 it sets what the widget knows, with right values', () => {
  const known = [...source.matchAll(/^\t\t'(\w+)'\s+=> \$settings|\$known\['(\w+)'\]|^\t\t'(platform|locale)'/gm)].map(
    ([, one, other, third]) => (one ?? other ?? third)!,
  )
  expect(known.sort()).toEqual(['accent', 'greetings', 'locale', 'platform', 'siteKey'])
  expect(known.filter((name) => !(name in optionTable) && !moreNames.test(name))).toEqual([])
  const right: [OptionName, string][] = [
    ['platform', 'woocommerce'],
    ['platform', 'none'],
    ['greetings', 'on'],
    ['locale', 'pt_BR'.replace('_', '-')],
  ]
  for (const [name, value] of right) expect(isRight(name, value), `${name} ${value}`).toBe(true)
})
