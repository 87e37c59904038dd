import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readMore } from './more/settings.ts'
import { isRight, optionTable, parseOptions } from './options.ts'

const page = { baseUrl: 'https://desk.example', position: 'right' } as const
const siteKey = 'rosso'

let said: { level: 'warn' | 'error'; text: string }[] = []
beforeEach(() => {
  said = []
  for (const level of ['warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((text) => void said.push({ level, text: String(text) }))
  }
})
afterEach(() => vi.restoreAllMocks())

/** As the widget reads them: what the tag leaves is read by the chunk for what few shops set. */
const parse = (...sources: unknown[]) => {
  const options = parseOptions({}, sources, page)
  if (options) readMore(options, (text) => console.warn(`deskbell: ${text}`))
  return options
}

test('without a word of the owner every default holds, and nothing is said', () => {
  expect(parse({ siteKey })).toEqual({
    ...{ siteKey, baseUrl: 'https://desk.example', locale: null, position: 'right', theme: 'auto', accent: null },
    ...{ zIndex: 2147482000, launcher: 'default', label: 'Chat', greetings: 'off', platform: 'auto', debug: false },
  })
  expect(said).toEqual([])
})

test('later places win, setting by setting, and `null` and `undefined` take the default', () => {
  const data = { siteKey: 'tag', theme: 'dark', accent: '#112233', position: 'left', somebodyElse: 'x' }
  const options = parseOptions(data, [{ theme: 'light' }, undefined, { accent: null, position: undefined }], page)
  expect(options).toMatchObject({ siteKey: 'tag', theme: 'light', accent: null, position: 'right' })
  expect(parseOptions(data, [{ siteKey: 'page' }, { siteKey: 'boot' }], page)?.siteKey).toBe('boot')
  expect(said).toEqual([])
})

test('attributes are text: numbers and booleans are read from it', () => {
  const options = parseOptions({ siteKey: '12', zIndex: '-5', debug: '' }, [], page)
  expect(options).toMatchObject({ siteKey: '12', zIndex: '-5', debug: true })
  expect(parseOptions({ siteKey, debug: 'false' }, [], page)?.debug).toBe(false)
  expect(parse({ siteKey, debug: true, zIndex: 7 })).toMatchObject({ debug: true, zIndex: '7' })
})

test.each([
  ['baseUrl', 'https://desk.example/'],
  ['baseUrl', 'https://desk.example/path'],
  ['baseUrl', 'javascript:alert(1)'],
  ['baseUrl', 'https://me@evil.example'],
  ['locale', 'de_DE'],
  ['locale', '<svg onload=alert(1)>'],
  ['position', 'middle'],
  ['position', 'left;}*{display:none'],
  ['theme', 'Dark'],
  ['accent', '#fff'],
  ['accent', 'url(//evil.example)'],
  ['zIndex', '1;}'],
  ['zIndex', Number.NaN],
  ['zIndex', 1.5],
  ['launcher', 'my-button'],
  ['greetings', 'yes'],
  ['platform', 'Magento 2'],
  ['debug', 'yes'],
] as const)('%s: %j is named with what it must match, and the default holds', (name, value) => {
  const options = parse({ siteKey, [name]: value })
  expect(options).toEqual(parse({ siteKey }))
  expect(said).toHaveLength(1)
  const { level, text } = said[0]!
  expect(level).toBe('warn')
  for (const part of [name, `"${value}"`, optionTable[name][1]]) expect(text).toContain(part)
})

test('what is given empty is wrong, too; only a flag may be', () => {
  const empty = Object.keys(optionTable).filter((name) => name !== 'siteKey')
  const options = parseOptions({ siteKey, ...Object.fromEntries(empty.map((name) => [name, ''])) }, [], page)
  expect(options).toEqual({ ...parse({ siteKey }), debug: true })
  expect(said).toHaveLength(empty.length - 1)
})

test.each([
  [undefined],
  [null],
  [''],
  ['   '],
  ['a\r\nX: y'],
  ['ſite'],
  [{ toString: () => siteKey }],
  [[siteKey]],
  [() => 1],
])('a site key of %j is one error that names it, and there is no widget', (value) => {
  expect(parse({ siteKey: value })).toBeNull()
  expect(said.map(({ level }) => level)).toEqual(['error'])
  expect(said[0]!.text).toContain('siteKey')
  expect(said[0]!.text).toContain(optionTable.siteKey[1])
})

const objects: [string, unknown][] = [
  ['a list', ['auto']],
  ['an empty list', []],
  ['an empty object', {}],
  ['a function', () => 'a/b'],
  ['a class', class A {}],
  ['an object that says a right text', { toString: () => 'dark' }],
  ['a boxed text', new String('dark')],
  ['a date', new Date(0)],
]
test.each(objects)('%s is wrong for every setting', (_, value) => {
  for (const name of Object.keys(optionTable).filter((each) => each !== 'siteKey')) {
    said = []
    expect(parse({ siteKey, [name]: value })).toEqual(parse({ siteKey }))
    expect(said.map(({ text }) => text.includes(`deskbell: ${name} is`))).toEqual([true])
  }
})

test.each([
  ...objects.filter(([, value]) => Object.prototype.toString.call(value) !== '[object Object]'),
  ...([
    ['a text', 'siteKey'],
    ['a number', 7],
    ['a symbol', Symbol('x')],
    ['nothing', null],
  ] as [string, unknown][]),
])('%s in place of the settings is passed over', (_, source) => {
  expect(parse(source, { siteKey })).toEqual(parse({ siteKey }))
  expect(said).toEqual([])
})

test('[T11] settings of another window, without a prototype, or beside a key named constructor are settings', () => {
  const foreign: unknown = runInContext('({ siteKey: "rosso" })', createContext({}))
  expect(parse(foreign)?.siteKey).toBe(siteKey)
  expect(parse(Object.assign(Object.create(null), { siteKey }))?.siteKey).toBe(siteKey)
  expect(parse({ siteKey, constructor: { prototype: { polluted: 1 } } })?.siteKey).toBe(siteKey)
})

test('[T11] nothing reaches a prototype, and nothing is taken from one', () => {
  for (const text of ['{"__proto__":{"polluted":1,"theme":"dark"}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
    const options = parse({ siteKey }, JSON.parse(text))
    expect(options?.theme).toBe('auto')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(said.pop()?.text).toMatch(/no setting "(__proto__|constructor)"/)
  }
  expect(parse(Object.create({ siteKey }))).toBeNull()
  Object.defineProperty(Object.prototype, 'theme', { value: 'dark', configurable: true })
  try {
    expect(parse({ siteKey })?.theme).toBe('auto')
  } finally {
    delete (Object.prototype as { theme?: unknown }).theme
  }
})

test('a key that is no setting is named with those that are; attributes of other tools are left alone', () => {
  expect(parse({ siteKey, colour: '#112233' })).not.toBeNull()
  expect(said).toEqual([
    { level: 'warn', text: expect.stringMatching(/no setting "colour"; use .*siteKey, .*accent, .*avoid, (?!.*more)/) },
  ])
  for (const name of Object.keys(optionTable)) expect(said[0]!.text).toContain(name)
  said = []
  parseOptions({ siteKey, turboTrack: 'reload', cfasync: 'false' }, [], page)
  expect(said).toEqual([])
})

test('every language tag that is taken is one the browser can format by', () => {
  const tags = ['en', 'et-EE', 'zh-Hant-TW', 'es-419', 'ca-ES', 'DE-de', 'tlh', 'sr-Latn', 'pt-BR']
  const odd = [
    'en_US',
    'en-US-US',
    'zh-cmn-Hans',
    'en-x',
    'en-a_b',
    'en-GB-oxendict',
    'english',
    'e',
    '',
    'en-',
    'en--US',
    'i-klingon',
  ]
  expect(tags.filter((tag) => !isRight('locale', tag))).toEqual([])
  expect(odd.filter((tag) => isRight('locale', tag))).toEqual([])
  for (const tag of [...tags, ...odd].filter((each) => isRight('locale', each))) {
    expect(() => new Intl.PluralRules(tag)).not.toThrow()
  }
})

interface Row {
  name: string
  via: string
  expect: string
  field?: string
  value?: unknown
  merge?: unknown
}

/** Rows are said in words of another product; these are ours for the same settings. */
const ours: Record<string, string> = { siteId: 'siteKey', server: 'baseUrl', color: 'accent' }
/** Where we do otherwise than a row expects, and why. */
const otherwise: Record<string, [outcome: string, why: string]> = {
  'config/css-1': ['works', 'a style sheet for the inside of the widget: nothing of it reaches the page'],
  'config/siteId-number': ['works', 'text and numbers are the same, since attributes are text'],
  'config/siteId-proto': ['works', 'a site may be called so: the key is never the name of a property'],
  'config/locale-4': ['works', 'a right tag: case does not matter'],
  'config/locale-6': ['works', 'a right tag'],
  'config/zIndex-5': ['works', 'null takes the default'],
  'config/greetings-1': ['works', 'null takes the default'],
  ...Object.fromEntries(
    ['js-url', 'ws', 'object', 'array', 'blob'].map((name) => [
      `config/server-${name}`,
      ['default', 'the origin of the script holds, which is right for nearly every shop'],
    ]),
  ),
}

const folder = join(import.meta.dirname, '../../../../shared/hostile-inputs')
const present = existsSync(folder)
if (!present) console.warn('options.test: the hostile settings are not here; only our own are tested')

describe.runIf(present)('hostile settings', async () => {
  const rows = present ? (JSON.parse(readFileSync(join(folder, 'own/config.json'), 'utf8')) as Row[]) : []
  const { expand } = present
    ? ((await import(join(folder, 'expand.mjs'))) as { expand(value: unknown, env: object): unknown })
    : { expand: (value: unknown) => value }
  const inObject = rows.filter(({ via, value }) => via === 'object' && !/document/.test(JSON.stringify(value) ?? ''))
  const js = (code: string) => runInContext(`(${code})`, createContext({}))
  const subst = (text: string) => text.replaceAll('@siteId', siteKey)
  console.warn(
    `options.test: ${inObject.length} of ${rows.length} hostile settings apply here; the others need a document, a server or help files`,
  )

  test.each(inObject)('$name', (row) => {
    const value = expand(row.value, { js, subst })
    const merged = expand(row.merge, { js, subst })
    const field = row.field && (ours[row.field] ?? row.field)
    const options = field ? parse({ siteKey, [field]: value }) : row.merge ? parse({ siteKey }, merged) : parse(value)
    const levels = said.map(({ level }) => level)
    expect(levels.length).toBeLessThanOrEqual(1)
    const outcome = options ? (levels.length > 0 ? 'default' : 'works') : 'clear-error'
    expect(levels).toEqual({ default: ['warn'], works: [], 'clear-error': ['error'] }[outcome])
    expect(otherwise[row.name]?.[0] ?? row.expect.split('-or-')).toContain(outcome)
    if (outcome === 'default' && field) expect(said[0]!.text).toContain(field)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
