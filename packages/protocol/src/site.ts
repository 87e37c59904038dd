import * as v from 'valibot'
import { FileRules } from './file.ts'
import { AssistantFile } from './flow.ts'
import { SiteForms } from './form.ts'
import { LanguageTag, SiteKey } from './ids.ts'
import { Survey } from './survey.ts'
import { LocalText } from './text.ts'

/**
 * What the panel fetches once when it opens (`GET /v1/sites/:site/config`): never code, only data.
 * Greeting rules are a file of their own, because only pages with greetings fetch them.
 */
export const SiteConfig = v.object({
  version: v.literal(1),
  site: SiteKey,
  name: v.pipe(v.string(), v.maxLength(80)),
  defaultLanguage: LanguageTag,
  /** Where the help manifest is, absolute or relative to this file. */
  help: v.nullable(v.string()),
  replyTime: v.nullable(LocalText),
  /** The team sees what is being typed; these words say so where one types. */
  typingPreview: v.optional(LocalText),
  team: v.array(v.object({ name: v.string(), initials: v.string(), role: v.optional(LocalText) })),
  /** What files people may send here; `null` for none. */
  files: v.optional(v.nullable(FileRules), null),
  assistant: v.nullable(AssistantFile),
  /** Answers are made on the server, too, where the articles have something to say. */
  answers: v.optional(v.boolean()),
  /** What was said can be sent by e-mail. */
  mail: v.optional(v.boolean()),
  surveys: v.array(Survey),
  /** What is asked before a conversation and when nobody is there; `null` for nothing. */
  forms: v.optional(v.nullable(SiteForms), null),
})
export type SiteConfig = v.InferOutput<typeof SiteConfig>
