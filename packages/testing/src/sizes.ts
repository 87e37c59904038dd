import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { measureConsole } from './console-sizes.ts'
import { projectRoot } from './demo.ts'

const cdn = resolve(projectRoot, 'dist/cdn')

interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
}
type Manifest = Record<string, Chunk>

/** As our server sends it: packed by the build, or, where that gains nothing, as it is. */
const gzip = (file: string): number => {
  const path = resolve(cdn, file)
  return readFileSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).length
}

/** All files that a chunk brings along at once: itself and its static imports. */
function closure(manifest: Manifest, keys: string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) continue
    seen.add(key)
    closure(manifest, chunk.imports ?? [], seen)
  }
  return seen
}

const weigh = (manifest: Manifest, keys: Iterable<string>): number =>
  [...new Set([...keys].map((key) => manifest[key]!.file))].reduce((sum, file) => sum + gzip(file), 0)

/** The key that adds most to what is there, of alternatives of which a session loads one (a platform, a language). */
function heaviest(manifest: Manifest, keys: string[], there: string[] = []): string[] {
  const weight = (key: string) => weigh(manifest, closure(manifest, [...there, key]))
  return keys.sort((a, b) => weight(b) - weight(a)).slice(0, 1)
}

/**
 * Gzip bytes of what travels to the page, by part, from the built files as served.
 * A part counts what is not already there: the help part not what the panel brought.
 */
export function measureSizes(): Record<string, number> {
  const manifest = JSON.parse(readFileSync(resolve(cdn, '.vite/manifest.json'), 'utf8')) as Manifest
  const all = Object.keys(manifest)
  const find = (pattern: RegExp) => all.filter((key) => pattern.test(key))
  // Until a card of the demo's rule file stands there: rules, page, the heaviest reader of the three systems whose cart
  // is asked for, the card.
  const always = find(/src\/greetings\/(card\/)?index\.ts$/)
  const stores = find(/src\/edge\/stores\/\w+\.ts$/)
  const asked = stores.filter((key) => /shopify|woocommerce|bigcommerce/.test(key))
  const greetings = [...always, ...heaviest(manifest, asked, always)]
  // What knows consent banners, with the first card that is due; and what other rule files fetch besides: rare conditions,
  // watching of acts.
  const banners = find(/greetings\/edge\/banners\.ts$/)
  const rarely = [...banners, ...find(/greetings\/rare\.ts$|greetings\/edge\/acts\.ts$/)]
  // What few pages fetch: labels and characters beyond the widget's own languages, a cart that the page tells (instead
  // of the reader), a browser without the Navigation API. In the worst case, but not in the session of every part.
  const fallbacks = find(/all-words\.ts$|told-cart\.ts$|watch-acts\.ts$/)
  const opening = [...find(/src\/core\/index\.ts$/), ...find(/src\/chat\/index\.ts$/)]
  const parts = {
    help: find(/src\/help\/index\.tsx?$/),
    // With the words of the heaviest language, and of English, by which every message in Latin letters is heard as well.
    assistant: [
      ...find(/src\/assistant\/index\.ts$|bot\/src\/words\/en\.ts$/),
      ...heaviest(manifest, find(/bot\/src\/words\/(?!ar|en|ru|zh)\w+\.ts$/)),
    ],
    connection: find(/socket-connection\.ts$/),
    'several tabs': find(/shared-socket\.ts$/),
    survey: find(/src\/surveys\/index\.tsx$/),
    language: heaviest(manifest, find(/src\/locales\/\w+(-\w+)?\.json$/)),
  }
  const opened = closure(manifest, opening)
  const beyond = (keys: string[]) => [...closure(manifest, keys)].filter((key) => !opened.has(key))
  // What draws marks in messages, tones of a shop's own colour, when one can expect an answer, and what follows the page:
  // soon after the first picture.
  const later = find(/src\/(markdown|accent|page|presence|assistant\/made)\/index\.tsx?$/)
  const session = closure(manifest, [...greetings, ...rarely, ...opening, ...later, ...Object.values(parts).flat()])
  // What few shops set, and what reads the consent tools of the page.
  const few = find(/src\/(more\/index|consent\/(ask|index))\.ts$/)
  // What looks into the page's own requests, where a shop wants that.
  const deep = find(/src\/deep\/index\.ts$/)
  // What a conversation fetches for what comes up in it: cards, files, forms, the shopper's own tools, the page's hooks.
  const comesUp = find(
    /src\/(bodies|forms|tools|events|hooks)\/index\.tsx?$|edge\/send-file\.ts$|tools\/transcript\.ts$/,
  )
  const whole = closure(manifest, [...session, ...few, ...fallbacks, ...comesUp])
  return {
    tag: gzip('deskbell.js'),
    greetings: weigh(manifest, closure(manifest, greetings)),
    'greetings, all conditions': weigh(manifest, closure(manifest, [...greetings, ...rarely, ...fallbacks])),
    'cart of any shop system': weigh(
      manifest,
      [...closure(manifest, heaviest(manifest, stores, always))].filter((key) => !closure(manifest, always).has(key)),
    ),
    panel: weigh(manifest, opened),
    ...Object.fromEntries(Object.entries(parts).map(([name, keys]) => [name, weigh(manifest, beyond(keys))])),
    'consent banners': weigh(manifest, beyond(banners)),
    // Soon after the first picture, or where the site has forms; counted by themselves, not yet in what is below.
    'cards and files': weigh(manifest, beyond(find(/src\/bodies\/index\.tsx$/))),
    'beside writing': weigh(manifest, beyond(find(/src\/tools\/index\.tsx$/))),
    'a conversation to keep': weigh(manifest, beyond(find(/src\/tools\/transcript\.ts$/))),
    forms: weigh(manifest, beyond(find(/src\/forms\/index\.tsx$/))),
    'your data': weigh(manifest, beyond(find(/src\/you\/index\.tsx$/))),
    'e-mail': weigh(manifest, beyond(find(/src\/mail\/index\.tsx$/))),
    'hours and reply time': weigh(manifest, beyond(find(/src\/presence\/index\.ts$/))),
    'events of a conversation': weigh(manifest, beyond(find(/src\/events\/index\.ts$/))),
    'a moment later': weigh(manifest, beyond(find(/src\/soon\/index\.tsx$/))),
    'typing that is seen': weigh(manifest, beyond(find(/src\/seen\/index\.tsx$/))),
    'more settings': weigh(manifest, closure(manifest, few)),
    'deep observing': weigh(
      manifest,
      [...closure(manifest, deep)].filter((key) => !closure(manifest, greetings).has(key)),
    ),
    everything: gzip('deskbell.js') + weigh(manifest, session),
    'everything, whatever comes up': gzip('deskbell.js') + weigh(manifest, whole),
    ...measureConsole(),
  }
}

/**
 * How many times a browser asks, each time for what it learned of by the answer before, until a file and all that it
 * needs is there.
 */
function roundsOf(manifest: Manifest, key: string, there: ReadonlySet<string>): number {
  const needs = manifest[key]?.imports?.filter((other) => !there.has(other)) ?? []
  return 1 + Math.max(0, ...needs.map((other) => roundsOf(manifest, other, there)))
}

/** The most rounds that each step of opening the panel takes, by what is there before it. */
export function measureRounds(): Record<'panel' | 'language' | 'what comes soon after', number> {
  const manifest = JSON.parse(readFileSync(resolve(cdn, '.vite/manifest.json'), 'utf8')) as Manifest
  const find = (pattern: RegExp) => Object.keys(manifest).filter((key) => pattern.test(key))
  const core = find(/src\/core\/index\.ts$/)
  const most = (keys: string[], there: Iterable<string> = []) =>
    Math.max(...keys.map((key) => roundsOf(manifest, key, new Set(there))))
  const soon = find(
    /src\/(help|assistant|surveys|markdown|bodies|tools|page)\/index\.tsx?$|(socket-connection|shared-socket)\.ts$/,
  )
  return {
    panel: most(core),
    language: most(find(/src\/locales\/\w+(-\w+)?\.json$/), closure(manifest, core)),
    'what comes soon after': most(soon, closure(manifest, core)),
  }
}

/** Bytes of gzip: `target` is where a part shall be, `limit` what it may not exceed today. Limits only ever go down. */
export const budgets = JSON.parse(readFileSync(resolve(import.meta.dirname, '../budgets.json'), 'utf8')) as Record<
  string,
  { target: number; limit: number }
>
