import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import {
  agentCommands,
  canRetry,
  errorCodes,
  PROTOCOL_VERSION,
  type ServerToAgent,
  type ServerToVisitor,
  visitorCommands,
} from '../packages/protocol/src/index.ts'

const root = resolve(import.meta.dirname, '..')
const page = readFileSync(resolve(root, 'docs/protocol.md'), 'utf8')

/** Types vanish at run time: these lists are held complete by the compiler. */
const toVisitor = {
  'entry:appended': true,
  'conversation:changed': true,
  'receipt:changed': true,
  'typing:changed': true,
  'answer:changed': true,
  'queue:changed': true,
  'presence:changed': true,
  'visitor:erased': true,
  'server:draining': true,
} satisfies Record<keyof ServerToVisitor, true>
const toAgent = {
  'entry:appended': true,
  'conversation:changed': true,
  'context:changed': true,
  'receipt:changed': true,
  'typing:changed': true,
  'counts:changed': true,
  'tags:changed': true,
  'viewers:changed': true,
  'visitors:changed': true,
  'views:changed': true,
  'report:changed': true,
  'score:low': true,
  'visitor:erased': true,
  'server:draining': true,
} satisfies Record<keyof ServerToAgent, true>

/** The text under a heading, up to the next one. */
function under(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`)
  expect(start, `the page has no heading "${heading}"`).toBeGreaterThan(0)
  const rest = page.slice(start + heading.length + 2)
  return rest.slice(0, rest.search(/\n##/) >>> 0)
}
const firstCells = (heading: string): string[] =>
  [...under(heading).matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!)

test.each([
  ["### A visitor's device asks", visitorCommands],
  ['### A console asks', agentCommands],
  ["### The server tells a visitor's device", toVisitor],
  ['### The server tells a console', toAgent],
  ['## Refusals', Object.fromEntries(errorCodes.map((code) => [code, code]))],
])('%s: the page names all there are and no others', (heading, map) => {
  expect(firstCells(heading).sort()).toEqual(Object.keys(map).sort())
})

test('the page says for each refusal whether a retry may help', () => {
  const said = [...under('## Refusals').matchAll(/^\| `(\w+)` .*\| (yes|no) +\|$/gm)]
  const retries = Object.fromEntries(said.map(([, code, retry]) => [code, retry === 'yes']))
  expect(retries).toEqual(Object.fromEntries(errorCodes.map((code) => [code, canRetry(code)])))
})

test('the page has the version of the wire', () => {
  expect(page).toContain(`Version: **${PROTOCOL_VERSION}**`)
})

test('every rule is carried by a test, and every id in a test is a rule', () => {
  const rules = [...page.matchAll(/^- \*\*\[(M\d+)\]\*\*/gm)].map(([, id]) => id!)
  expect(rules.length).toBeGreaterThan(20)
  expect(new Set(rules).size).toBe(rules.length)
  const files = globSync('packages/**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: (name) => String(name).includes('node_modules'),
  })
  const titles = files.flatMap((file) => [
    ...readFileSync(resolve(root, file), 'utf8').matchAll(/^\s*(?:test|it)\b[^\n]*(?:\n\s*)?['"`]\[(M\d+)\]/gm),
    ...readFileSync(resolve(root, file), 'utf8').matchAll(/^\s*\]\)\(\s*['"`]\[(M\d+)\]/gm),
  ])
  const carried = new Set(titles.map(([, id]) => id!))
  expect([...carried].sort()).toEqual([...rules].sort())
})
