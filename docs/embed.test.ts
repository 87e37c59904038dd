import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { stores } from '../packages/widget/src/edge/more-stores.ts'
import { createCallable, createVerbs, readQueue, replay, type Verbs } from '../packages/widget/src/launcher/index.ts'
import type { WhatToGet } from '../packages/widget/src/launcher/verbs.ts'
import { moreTable } from '../packages/widget/src/more/settings.ts'
import { moreNames, optionTable } from '../packages/widget/src/options.ts'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')
const options = read('docs/options.md')
const api = read('docs/embed-api.md')

/** The cells of the tables under a heading, up to the next heading of any rank; a table's head is left out. */
function rowsUnder(page: string, heading: string): string[][] {
  const start = page.indexOf(`\n${heading}\n`)
  expect(start, `the page has no heading "${heading}"`).toBeGreaterThan(0)
  const text = page.slice(start + heading.length + 2).split(/^#+ /m)[0]!
  const rows = text.split('\n').filter((line) => /^\| `/.test(line))
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  )
}
const code = (cell = ''): string[] => [...cell.matchAll(/`([^`]*)`/g)].map(([, text]) => text!)
const names = (rows: string[][]) => rows.map(([cell]) => code(cell)[0]!).sort()

const settings = Object.entries(optionTable) as [string, readonly [unknown, string]][]
const attribute = (key: string) => `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

test('every setting has its row, and every row its setting, with the attribute that sets it', () => {
  const rows = rowsUnder(options, '## All settings').map(([data, key]) => [code(data)[0], code(key)[0]])
  expect(rows).toEqual(settings.map(([key]) => [attribute(key), key]))
})

test.each(rowsUnder(options, '## All settings'))(
  '%s: the page and the code name the same default',
  (_, key, __, said) => {
    const standard = settings.find(([name]) => name === code(key)[0])?.[1][0]
    // Without a value of its own the page says in words where the value comes from.
    if (standard === null || standard === '') expect(said).toMatch(/^[a-z]/)
    else expect(said).toMatch(new RegExp(`^\`${standard}\``))
  },
)

test('every setting that few shops need has its row, and the tag knows its attribute', () => {
  const rows = rowsUnder(options, '## More settings').map(([data, key]) => [code(data)[0], code(key)[0]])
  const keys = Object.keys(moreTable)
  expect(rows).toEqual(keys.map((key) => [attribute(key), key]))
  expect(keys.filter((key) => !moreNames.test(key))).toEqual([])
  expect(moreNames.source).toBe(`^(${keys.join('|')})$`)
})

test('the page and the code name the same for what is right', () => {
  const said = rowsUnder(options, '## What is right').map((cells) => [code(cells[0])[0], code(cells[1])[0]])
  expect(said).toEqual(settings.map(([key, [, right]]) => [key, right]))
})

test('the page names every platform whose cart can be read, and no other', () => {
  const [, , , said, does] = rowsUnder(options, '## All settings').find(([, key]) => code(key)[0] === 'platform')!
  const named = [...code(said), ...code(does)].filter((word) => !['auto', 'none', 'set'].includes(word))
  expect(named).toEqual(Object.keys(stores))
})

/** Types vanish at run time: these lists are held complete by the compiler. */
const verbs = {
  ...{ boot: true, update: true, open: true, close: true, toggle: true, show: true, hide: true, on: true, once: true },
  ...{
    off: true,
    page: true,
    set: true,
    track: true,
    consent: true,
    use: true,
    get: true,
    send: true,
    prefill: true,
    search: true,
    article: true,
  },
  ...{ survey: true, greet: true, logout: true, identify: true, destroy: true, ready: true },
} satisfies Record<keyof Verbs, true>
const facts = {
  ...{ isOpen: true, isVisible: true, unread: true, conversationId: true, connection: true },
  ...{ user: true, availability: true, version: true },
} satisfies Record<WhatToGet, true>

const verbHeadings = [
  ...['### Start and end', '### Panel and launcher', '### Conversation and help', '### Context', '### Listening'],
]
const verbRows = verbHeadings.flatMap((heading) => rowsUnder(api, heading))

test('every verb has its row, and every row its verb, that exists when it runs', () => {
  const made = createVerbs({
    data: {},
    settings: () => null,
    baseUrl: '',
    load: () => Promise.reject(new Error('nothing is loaded')),
    destroyed() {},
  })
  expect(Object.keys(made).sort()).toEqual(Object.keys(verbs).sort())
  expect(names(verbRows)).toEqual(Object.keys(verbs).sort())
  for (const [verb, call] of verbRows) expect(code(call)[0]).toMatch(new RegExp(`^${code(verb)[0]}\\(`))
})

test('every fact that can be read is named', () => {
  const [, , does] = verbRows.find(([verb]) => code(verb)[0] === 'get')!
  expect(code(does)).toEqual(expect.arrayContaining(Object.keys(facts)))
})

interface Emitted {
  file: string
  name: string
  fields: string[]
}

/** The text between the bracket at `start` and its counterpart. */
function inBrackets(source: string, start: number): string {
  let depth = 0
  for (let at = start; at < source.length; at++) {
    if ('([{'.includes(source[at]!)) depth++
    if (')]}'.includes(source[at]!) && --depth === 0) return source.slice(start + 1, at)
  }
  throw new Error(`no end: ${source.slice(start, start + 80)}`)
}

/** The texts that the calls of a file give to the function one of whose parameters has this name. */
function givenAs(parameter: string, source: string): string[] {
  const before = source.slice(0, source.search(new RegExp(`\\b${parameter}: `)))
  const name = [...before.matchAll(/const (\w+) = \(/g)].at(-1)?.[1]
  return name ? [...source.matchAll(new RegExp(`\\b${name}\\([^()]*?'(\\w+)'`, 'g'))].map(([, text]) => text!) : []
}

/** The names an expression may become: a text, a choice, a template with a choice or a parameter, a constant. */
function namesIn(expression: string, source: string): string[] {
  const template = /^`([\w:]*)\$\{[^?]+\? '(\w+)' : '(\w+)'\}`$/.exec(expression)
  if (template) return [template[1]! + template[2]!, template[1]! + template[3]!]
  const [, prefix, parameter] = /^`(\w+:)\$\{(\w+)\}`$/.exec(expression) ?? []
  if (parameter) return givenAs(parameter, source).map((name) => prefix + name)
  if (/^\w+$/.test(expression)) {
    const [, value] = new RegExp(`const ${expression} = (.+)`).exec(source) ?? []
    return value ? namesIn(value, source) : []
  }
  // Of a choice, what stands before the question mark is no name.
  return [...expression.replace(/^.*\?/, '').matchAll(/'([a-z]+(?::[a-z]+)?)'/g)].map(([, name]) => name!)
}

/** All events that the widget's source tells the page. */
function emittedIn(file: string): Emitted[] {
  const source = read(file).replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '')
  return [...source.matchAll(/(?<![\w-])emit\(/g)].flatMap(({ index }) => {
    const args = inBrackets(source, index + 4)
    if (/^\w+\??: /.test(args)) return []
    const cut = args.indexOf(', {')
    const expression = (cut < 0 ? args : args.slice(0, cut)).trim()
    const fields = cut < 0 ? '' : inBrackets(args, cut + 2).replace(/`[^`]*`/g, '')
    const found = namesIn(expression, source)
    expect(found, `${file}: which events is emit(${args})?`).not.toEqual([])
    const keys = fields.split(',').flatMap((field) => field.trim().split(':')[0] || [])
    return found.map((name) => ({ file, name, fields: keys }))
  })
}

const sources = globSync('packages/widget/src/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/\.test\.tsx?$|\/testing\/|launcher\/events\.ts$/.test(file),
)

test('every event that is told has its row with all its fields, and every row its event', () => {
  expect(sources.length).toBeGreaterThan(50)
  const told = new Map<string, Set<string>>()
  for (const { name, fields } of sources.flatMap(emittedIn)) {
    told.set(name, new Set([...(told.get(name) ?? []), ...fields]))
  }
  const flat = (entries: Iterable<[string, Iterable<string>]>) =>
    [...entries].map(([name, fields]) => `${name}: ${[...fields].sort().join(', ')}`).sort()
  const said = rowsUnder(api, '## Events').map(([name, fields]): [string, string[]] => [code(name)[0]!, code(fields)])
  expect(flat(said)).toEqual(flat(told))
})

/** `name: { fields }` of the interface, also where it says `Of… & { … }`. */
function typedEvents(): [string, string[]][] {
  const source = read('packages/widget/src/launcher/event-map.ts').replace(/^\s*(?:\/\/|\/\*).*$/gm, '')
  const shapes = [...source.matchAll(/^interface (\w+) \{\n(.*?)\n\}/gms)].map(
    ([, name, body]) => [name!, body!] as const,
  )
  const fieldsOf = (text: string): string[] => [
    ...[...text.matchAll(/(\w+)\??: /g)].map(([, field]) => field!),
    ...shapes.flatMap(([name, body]) => (text.includes(name) ? fieldsOf(body) : [])),
  ]
  const map = source.slice(source.indexOf('export interface EventMap {'), source.indexOf('export type EventName'))
  return [...map.matchAll(/^ {2}'?([a-z:]+)'?: (.+(?:\n {4}.+)*)/gm)].map(([, name, type]) => [
    name!,
    fieldsOf(type!.replace(/user: \{[^}]*\}/, 'user: 1')),
  ])
}

test('every event has its type with the same fields as its row', () => {
  const flat = (entries: [string, string[]][]) =>
    entries.map(([name, fields]) => `${name}: ${[...new Set(fields)].sort().join(', ')}`).sort()
  const said = rowsUnder(api, '## Events').map(([name, fields]): [string, string[]] => [code(name)[0]!, code(fields)])
  expect(flat(typedEvents())).toEqual(flat(said))
})

test('every part that can be styled has its row, and every row its part', () => {
  const found = sources.flatMap((file) =>
    [...read(file).matchAll(/\bpart: '(\w+)'|'part', '(\w+)'|\bpart="(\w+)"|\.part = '(\w+)'/g)].flatMap(
      ([, ...parts]) => parts.filter((part) => part !== undefined),
    ),
  )
  expect(names(rowsUnder(api, '## Look'))).toEqual([...new Set(found)].sort())
})

/** The stubs as a shop copies them from the page, and the calls made through them. */
function runStub(script: string, calls: string): { window: Record<string, unknown>; queue: ArrayLike<unknown>[] } {
  const window: Record<string, unknown> = createContext({})
  runInContext(`var window = globalThis; ${script}; ${calls}`, window)
  return { window, queue: (window.Deskbell as { q: ArrayLike<unknown>[] }).q }
}
const [short = '', long = ''] = [...api.matchAll(/<script>\n(.*?)<\/script>/gs)].map(([, script]) => script!)

function listen() {
  const heard: unknown[][] = []
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      heard.push([name, ...args])
      return `${name} done`
    }
  return { heard, verbs: { open: note('open'), set: note('set'), on: note('on') } as unknown as Verbs }
}

test('the short stub keeps calls in order', () => {
  const { queue } = runStub(short, `Deskbell('on', '*', 1); Deskbell('open', 'help'); Deskbell('set', { cart: null })`)
  const { heard, verbs } = listen()
  replay(createCallable(verbs), readQueue(queue))
  expect(heard).toEqual([
    ['on', '*', 1],
    ['open', 'help'],
    ['set', { cart: null }],
  ])
})

test('the long stub takes both ways of calling and gives results; it knows every verb', async () => {
  const calls = `first = Deskbell.on('ready', 1); second = Deskbell('open'); Deskbell.set({ cart: null })`
  const { window, queue } = runStub(long, calls)
  const { heard, verbs: made } = listen()
  replay(createCallable(made), readQueue(queue))
  expect(heard).toEqual([['on', 'ready', 1], ['open'], ['set', { cart: null }]])
  expect(await Promise.all([window.first, window.second])).toEqual(['on done', 'open done'])
  expect(
    Object.keys(window.Deskbell as object)
      .filter((key) => key !== 'q')
      .sort(),
  ).toEqual(Object.keys(verbs).sort())
})
