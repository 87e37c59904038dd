import * as v from 'valibot'
import { LanguageTag, Slug } from './ids.ts'

/** Inline and block nodes of an article, a closed tree that views draw node by node; no HTML exists in it. */
export type Inline =
  | string
  | { t: 'strong' | 'em' | 'del'; c: Inline[] }
  | { t: 'code'; text: string }
  | { t: 'link'; href: string; c: Inline[] }
  | { t: 'article'; id: string; c: Inline[] }
  | { t: 'image'; src: string; alt: string }
  | { t: 'break' }

export type Block =
  | { t: 'p'; c: Inline[] }
  | { t: 'h'; level: 2 | 3; c: Inline[] }
  | { t: 'list'; ordered: boolean; items: Block[][] }
  | { t: 'quote'; c: Block[] }
  | { t: 'callout'; tone: 'note' | 'tip' | 'warning'; c: Block[] }
  | { t: 'code'; text: string }
  | { t: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { t: 'image'; src: string; alt: string }
  | { t: 'video'; src: string; title: string }
  | { t: 'rule' }

export const Article = v.object({
  id: Slug,
  lang: LanguageTag,
  category: v.string(),
  /** The article's title, written as the question it answers. */
  question: v.string(),
  /** The whole text without markup: what search reads. */
  answer: v.string(),
  /** One or two sentences the assistant may say; the first paragraph unless the front matter gives another. */
  summary: v.string(),
  tags: v.array(v.string()),
  /** Page types on which it is among the top questions. */
  pages: v.array(v.string()),
  /** Shown order among the top questions; lower first. */
  order: v.number(),
  blocks: v.custom<Block[]>(Array.isArray),
})
export type Article = v.InferOutput<typeof Article>

/** One file per language, built by `deskbell faq build`, hashed and versioned. */
export const HelpBundle = v.object({
  version: v.literal(1),
  lang: LanguageTag,
  /** Hash of the content, hexadecimal. */
  hash: v.string(),
  categories: v.array(v.object({ id: v.string(), title: v.string() })),
  synonyms: v.array(v.array(v.string())),
  /** Words of the language that say little about what is asked, parted by spaces. */
  common: v.optional(v.string()),
  articles: v.array(Article),
})
export type HelpBundle = v.InferOutput<typeof HelpBundle>

/** Names the bundle of each language: `{ en: "en-3f9a….json" }`. */
export const HelpManifest = v.object({
  version: v.literal(1),
  default: LanguageTag,
  files: v.record(LanguageTag, v.string()),
})
export type HelpManifest = v.InferOutput<typeof HelpManifest>

/** One search result; `score` compares between queries and sites (0 to 1). */
export interface Hit {
  id: string
  score: number
}
