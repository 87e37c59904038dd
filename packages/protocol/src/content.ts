import * as v from 'valibot'
import { Cid, LanguageTag, Slug } from './ids.ts'
import { Retention } from './retention.ts'
import { SiteConfig } from './site.ts'

/**
 * What an owner may change without a file: help articles (Markdown), greeting rules, surveys and what the site says of
 * itself, and how its people work (JSON). What is published lies over the site's files.
 */
export const contentKinds = ['article', 'greetings', 'survey', 'site', 'desk'] as const
export type ContentKind = (typeof contentKinds)[number]

/** What a version is: seen by the team only, served, taken away, or the file's own again. */
export const contentStates = ['draft', 'published', 'removed', 'file'] as const
export type ContentState = (typeof contentStates)[number]

const articleId = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\/[a-z0-9][a-z0-9-]{0,63}$/

/** Names one thing: an article by language and id (`en/returns`), a survey by its id; the others are one each. */
const Ref = {
  kind: v.picklist(contentKinds),
  id: v.pipe(v.string(), v.maxLength(100)),
}
const fits = ({ kind, id }: { kind: ContentKind; id: string }): boolean =>
  kind === 'article' ? articleId.test(id) : kind === 'survey' ? v.is(Slug, id) : id === kind
const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const named = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.object({ ...Ref, ...entries }),
    v.forward(
      v.check((input) => fits(input as never), 'an id of this kind'),
      ['id'] as never,
    ),
  )

/** Longest text in UTF-8: it must fit into one frame with what stands around it. */
export const contentBytes = 48_000

export const ContentList = v.object({ kind: v.picklist(contentKinds) })
export const ContentOpen = named({})
/** Reads an earlier version, to look at it or to take it up again. */
export const ContentVersion = named({ version: v.pipe(Version, v.minValue(1)) })
export const ContentSave = named({
  cid: Cid,
  /** The version that was open while it was written; 0 for the file's. */
  base: Version,
  state: v.picklist(contentStates),
  /** Markdown or JSON; nothing where it is taken away or left to the file. */
  body: v.nullable(v.pipe(v.string(), v.maxBytes(contentBytes))),
})
export type ContentSave = {
  cid: string
  kind: ContentKind
  id: string
  base: number
  state: ContentState
  body: string | null
}

/** What the site says of itself, over `site.json`. */
export const SiteText = v.strictObject({
  name: v.optional(SiteConfig.entries.name),
  defaultLanguage: v.optional(LanguageTag),
  replyTime: v.optional(SiteConfig.entries.replyTime),
  retention: v.optional(Retention),
})
export type SiteText = v.InferOutput<typeof SiteText>

/** One thing as a list shows it. */
export interface ContentItem {
  id: string
  /** An article's question; a survey's first question. */
  title: string
  category: string | null
  /** The newest version; 0 where nothing was changed. */
  version: number
  /** State of the newest version; `null` where nothing was changed. */
  state: ContentState | null
  /** Whether shoppers get it now. */
  live: boolean
  /** Whether the site's files have one, too. */
  inFiles: boolean
  at: number | null
  by: string | null
}

export interface ContentVersionInfo {
  version: number
  state: ContentState
  at: number
  by: string
}

/** A fault that keeps a text from being published, and where it stands. */
export interface ContentProblem {
  line: number
  column: number
  /** Dotted path in JSON, else empty. */
  field: string
  reason: string
}

export interface ContentAnswers {
  'content:list': { items: ContentItem[] }
  'content:open': {
    /** The newest version's text, or the file's. */
    body: string
    version: number
    state: ContentState | null
    live: boolean
    inFiles: boolean
    /** The newest first, at most 50. */
    history: ContentVersionInfo[]
  }
  'content:version': { body: string }
  /** `version` is the one that was made; where there are problems none was, and `version` is the base. */
  'content:save': { version: number; problems: ContentProblem[] }
}

export const contentCommands = {
  'content:list': ContentList,
  'content:open': ContentOpen,
  'content:version': ContentVersion,
  'content:save': ContentSave,
} as const
