import { pageTypes } from '@deskbell/protocol'
import { didYouMean } from '@deskbell/protocol/check'
import { isMap, LineCounter, type Pair, parseDocument } from 'yaml'
import type { Report } from './blocks.ts'

/** What may stand between the two lines of dashes at the head of an article. */
export interface FrontMatter {
  id?: string
  title?: string
  category?: string
  summary?: string
  tags?: string[]
  pages?: string[]
  order?: number
}

const keys = ['id', 'title', 'category', 'tags', 'pages', 'order', 'summary'] as const
type Key = (typeof keys)[number]

export interface HeadAndBody {
  front: FrontMatter
  body: string
  /** Number of the first line of the body. */
  bodyLine: number
}

/** Reads the head of an article; faults go to `report` with their line in the file. */
export function parseFrontMatter(text: string, report: Report): HeadAndBody {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---') : 0
  if (lines[0]?.trimEnd() !== '---') {
    report(1, 'the file must start with a line of --- and say at least its title')
    return { front: {}, body: lines.join('\n'), bodyLine: 1 }
  }
  if (end < 0) {
    report(1, 'the head that starts with --- has no second line of ---')
    return { front: {}, body: '', bodyLine: lines.length }
  }
  const front = readFront(lines.slice(1, end).join('\n'), report)
  return { front, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

function readFront(yaml: string, report: Report): FrontMatter {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false })
  const lineOf = (offset: number) => counter.linePos(offset).line + 1
  for (const error of document.errors) report(lineOf(error.pos[0]), readable(error.message))
  if (document.errors.length > 0 || document.contents === null) return {}
  if (!isMap(document.contents)) {
    report(2, 'the head must be lines of the form "title: How do I return a pair?"')
    return {}
  }
  const front: FrontMatter = {}
  const values = plainValues(document, report)
  for (const pair of document.contents.items)
    readPair(pair, values, front, (reason) => report(lineOf(startOf(pair)), reason))
  return front
}

/** A head may not unfold into more than it says: references to references are refused. */
function plainValues(document: ReturnType<typeof parseDocument>, report: Report): Record<string, unknown> {
  try {
    return document.toJS({ maxAliasCount: 10 }) as Record<string, unknown>
  } catch (error) {
    report(2, `the head cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return {}
  }
}

const readable = (message: string): string => message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? message

const startOf = (pair: Pair): number => (pair.key as { range?: [number] } | null)?.range?.[0] ?? 0

function readPair(
  pair: Pair,
  values: Record<string, unknown>,
  front: FrontMatter,
  say: (reason: string) => void,
): void {
  const key = String(pair.key)
  const value = Object.hasOwn(values, key) ? values[key] : undefined
  const wrong = isKey(key) ? checks[key](value) : `unknown key${didYouMean(key, keys)}`
  if (wrong) say(`${key}: ${wrong}`)
  else Object.assign(front, { [key]: normal(value) })
}

const isKey = (key: string): key is Key => keys.some((known) => known === key)

const normal = (value: unknown): unknown => (Array.isArray(value) ? value.map(String) : value)

/** What is wrong with a value, if anything. */
type Check = (value: unknown) => string | undefined

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const text: Check = (value) => (isText(value) ? undefined : 'expected text')
const slug: Check = (value) =>
  isText(value) && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value) ? undefined : 'expected small letters, digits and dashes'
const words: Check = (value) =>
  Array.isArray(value) && value.every((one) => isText(one) || typeof one === 'number')
    ? undefined
    : 'expected a list, such as [returns, refund]'

const checks: Record<Key, Check> = {
  id: slug,
  title: (value) => text(value) ?? (String(value).length > 300 ? 'expected at most 300 letters' : undefined),
  category: slug,
  summary: text,
  tags: words,
  order: (value) => (typeof value === 'number' && Number.isFinite(value) ? undefined : 'expected a number'),
  pages: (value) => words(value) ?? unknownPage(value as unknown[]),
}

function unknownPage(pages: readonly unknown[]): string | undefined {
  const wrong = pages.find((page) => !pageTypes.some((type) => type === page))
  return wrong === undefined
    ? undefined
    : `unknown page "${String(wrong)}"${didYouMean(String(wrong), pageTypes)} (known: ${pageTypes.join(', ')})`
}
