import { articleToMarkdown } from '@deskbell/faq/articles'
import {
  type Answer,
  type ContentAnswers,
  type ContentItem,
  type ContentKind,
  pickText,
  refuse,
  type Survey,
} from '@deskbell/protocol'
import type { AgentWho, Deps, Site } from '../deps.ts'
import { contentVersion, contentVersions, type NamedContent, newestContent } from '../store/content.ts'
import { bundlesOf } from './overlay-site.ts'

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

interface FileItem {
  id: string
  title: string
  category: string | null
  body(): string
}

const surveyTitle = ({ questions, id }: Survey, locale: string): string =>
  questions[0] ? pickText(questions[0].text, locale) : id

/** What the site's files have of a kind. */
function inFiles(site: Site, kind: ContentKind): FileItem[] {
  const language = site.config.defaultLanguage
  switch (kind) {
    case 'article':
      return [...bundlesOf(site)].flatMap(([lang, { articles }]) =>
        articles.map((article) => ({
          ...{ id: `${lang}/${article.id}`, title: article.question, category: article.category },
          body: () => articleToMarkdown(article),
        })),
      )
    case 'survey':
      return site.surveys.map((survey) => ({
        ...{ id: survey.id, title: surveyTitle(survey, language), category: null },
        body: () => pretty(survey),
      }))
    case 'greetings':
      return [{ id: 'greetings', title: 'greetings.json', category: null, body: () => pretty(site.greetings) }]
    case 'desk':
      return [{ id: 'desk', title: 'desk.json', category: null, body: () => pretty(site.desk) }]
    case 'site': {
      const { name, defaultLanguage, replyTime } = site.config
      const text = { name, defaultLanguage, replyTime, retention: site.retention }
      return [{ id: 'site', title: site.name, category: null, body: () => pretty(text) }]
    }
  }
}

/** A draft may be no JSON, or have no head: then it is called by its id. */
function titleOf({ kind, id, body }: NamedContent, fallback: string, language: string): string {
  if (body === null) return fallback
  if (kind === 'article') {
    const line = /^title:[ \t]*(.+)$/m.exec(body)?.[1]?.trim()
    return line ? line.replace(/^(["'])(.*)\1$/, '$2').replaceAll('\\"', '"') : fallback
  }
  if (kind !== 'survey') return fallback
  try {
    return surveyTitle(JSON.parse(body) as Survey, language)
  } catch {
    return id
  }
}

const isLive = (known: FileItem | undefined, row: NamedContent | undefined, live: boolean): boolean =>
  row === undefined || row.state === 'file' ? known !== undefined : live

function itemOf(
  known: FileItem | undefined,
  row: NamedContent | undefined,
  live: boolean,
  language: string,
): ContentItem {
  const id = row?.id ?? known?.id ?? ''
  const fallback = known?.title ?? id
  return {
    id,
    title: row ? titleOf(row, fallback, language) : fallback,
    category: known?.category ?? null,
    version: row?.version ?? 0,
    state: row?.state ?? null,
    live: isLive(known, row, live),
    inFiles: known !== undefined,
    at: row?.at ?? null,
    by: row?.name ?? null,
  }
}

/** What there is of a kind: the site's files with the owner's versions. */
export async function listContent(
  deps: Deps,
  who: AgentWho,
  { kind }: { kind: ContentKind },
): Promise<Answer<ContentAnswers['content:list']>> {
  const { files, sites } = deps.siteBook
  const base = files.get(who.site)
  const served = sites.get(who.site)
  if (!base || !served) return refuse('not_found')
  await deps.siteBook.refresh()
  const known = new Map(inFiles(base, kind).map((item) => [item.id, item]))
  const live = new Set(inFiles(sites.get(who.site) ?? served, kind).map(({ id }) => id))
  const rows = new Map((await newestContent(deps.db.read, who.site, kind)).map((row) => [row.id, row]))
  const ids = [...new Set([...known.keys(), ...rows.keys()])]
  const language = base.config.defaultLanguage
  return { ok: true, items: ids.map((id) => itemOf(known.get(id), rows.get(id), live.has(id), language)) }
}

interface Ref {
  kind: ContentKind
  id: string
}

/** One thing with its text and its history. Of something new there is neither. */
export async function openContent(
  deps: Deps,
  who: AgentWho,
  { kind, id }: Ref,
): Promise<Answer<ContentAnswers['content:open']>> {
  const base = deps.siteBook.files.get(who.site)
  if (!base) return refuse('not_found')
  await deps.siteBook.refresh()
  const known = inFiles(base, kind).find((item) => item.id === id)
  const served = inFiles(deps.siteBook.sites.get(who.site) ?? base, kind)
  const rows = await contentVersions(deps.db.read, { site: who.site, kind, id })
  const newest = rows[0]
  // What was taken away can be taken up again where it was left.
  const written = newest?.state === 'file' ? undefined : rows.find(({ body }) => body !== null)?.body
  return {
    ok: true,
    body: written ?? known?.body() ?? '',
    version: newest?.version ?? 0,
    state: newest?.state ?? null,
    live: served.some((item) => item.id === id) && newest?.state !== 'removed',
    inFiles: known !== undefined,
    history: rows.map(({ version, state, at, name }) => ({ version, state, at, by: name })),
  }
}

export async function readVersion(
  deps: Deps,
  who: AgentWho,
  { kind, id, version }: Ref & { version: number },
): Promise<Answer<ContentAnswers['content:version']>> {
  const row = await contentVersion(deps.db.read, { site: who.site, kind, id }, version)
  return row && row.body !== null ? { ok: true, body: row.body } : refuse('not_found')
}
