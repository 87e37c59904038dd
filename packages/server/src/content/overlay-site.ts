import { overlayBundle, parseArticle } from '@deskbell/faq/articles'
import {
  type Article,
  DeskFile,
  GreetingRules,
  type HelpBundle,
  type HelpManifest,
  parse,
  SiteText,
  Survey,
} from '@deskbell/protocol'
import type { GenericSchema, InferOutput } from 'valibot'
import type { Site } from '../deps.ts'
import type { ContentRow } from '../store/content.ts'

const bodyOf = <S extends GenericSchema>(row: ContentRow | undefined, schema: S): InferOutput<S> | null => {
  if (row?.state !== 'published' || row.body === null) return null
  const parsed = parse(schema, JSON.parse(row.body))
  return parsed.ok ? parsed.value : null
}

/** The bundles of the site's files, by language. */
export function bundlesOf({ help }: Pick<Site, 'help'>): Map<string, HelpBundle> {
  const manifest = help.get('manifest.json')
  if (!manifest) return new Map()
  const { files } = JSON.parse(manifest.toString()) as HelpManifest
  return new Map(
    Object.entries(files).flatMap(([lang, file]) => {
      const text = help.get(file)
      return text ? [[lang, JSON.parse(text.toString()) as HelpBundle]] : []
    }),
  )
}

interface LanguageChange {
  put: Article[]
  drop: string[]
}

function articleChanges(rows: readonly ContentRow[]): Map<string, LanguageChange> {
  const changes = new Map<string, LanguageChange>()
  for (const { kind, id, state, body } of rows) {
    if (kind !== 'article' || state === 'file') continue
    const [lang = '', name = ''] = id.split('/')
    const change = changes.get(lang) ?? { put: [], drop: [] }
    const article =
      state === 'published' && body !== null ? parseArticle({ path: `${id}.md`, text: body }).article : null
    if (article) change.put.push({ ...article, id: name })
    else change.drop.push(name)
    changes.set(lang, change)
  }
  return changes
}

/** New bundles for the languages in which something changed; the others keep their files and so their names. */
function overlayHelp(base: Site, rows: readonly ContentRow[]): Map<string, Buffer> {
  const help = new Map(base.help)
  const changes = articleChanges(rows)
  if (changes.size === 0) return help
  const bundles = bundlesOf(base)
  const before = base.help.get('manifest.json')
  const manifest = before ? (JSON.parse(before.toString()) as HelpManifest) : null
  const files = { ...manifest?.files }
  for (const [lang, change] of changes) {
    const { file, json } = overlayBundle(lang, bundles.get(lang), change)
    help.set(file, Buffer.from(json))
    files[lang] = file
  }
  const fallback =
    manifest?.default ?? (base.config.defaultLanguage in files ? base.config.defaultLanguage : Object.keys(files)[0]!)
  help.set(
    'manifest.json',
    Buffer.from(JSON.stringify({ version: 1, default: fallback, files } satisfies HelpManifest)),
  )
  return help
}

function overlaySurveys(base: Site, rows: readonly ContentRow[]): Survey[] {
  const changed = new Map(
    rows.filter(({ kind, state }) => kind === 'survey' && state !== 'file').map((row) => [row.id, row]),
  )
  const kept = base.surveys.filter(({ id }) => !changed.has(id))
  const put = [...changed.values()].flatMap((row) => bodyOf(row, Survey) ?? [])
  // In the order of the files, and new ones after them.
  const order = base.surveys.map(({ id }) => id)
  const place = ({ id }: Survey) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...kept, ...put].sort((a, b) => place(a) - place(b))
}

/**
 * A site with what its owner published over its files. Pure: the same files and rows give the same site, under the same
 * names. `rows` are the newest versions that are no drafts.
 */
export function overlaySite(base: Site, rows: readonly ContentRow[], addedOrigins: readonly string[] = []): Site {
  const one = (kind: ContentRow['kind']) => rows.find((row) => row.kind === kind)
  const text = bodyOf(one('site'), SiteText) ?? {}
  const greetings = one('greetings')
  const surveys = overlaySurveys(base, rows)
  const help = overlayHelp(base, rows)
  const name = text.name ?? base.name
  return {
    ...base,
    addedOrigins,
    name,
    help,
    surveys,
    retention: text.retention ?? base.retention,
    desk: bodyOf(one('desk'), DeskFile) ?? base.desk,
    greetings:
      greetings?.state === 'removed'
        ? { version: 1, greetings: [] }
        : (bodyOf(greetings, GreetingRules) ?? base.greetings),
    config: {
      ...base.config,
      name,
      surveys,
      defaultLanguage: text.defaultLanguage ?? base.config.defaultLanguage,
      replyTime: text.replyTime === undefined ? base.config.replyTime : text.replyTime,
      help: help.size > 0 ? `/v1/sites/${base.key}/help/manifest.json` : null,
    },
  }
}
