import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placedPictures } from '@deskbell/faq/articles'
import {
  AnswersFile,
  AssistantFile,
  DeskFile,
  type FileRules,
  fileLimits,
  fileTypes,
  GreetingRules,
  HelpBundle,
  HelpManifest,
  IdentityFile,
  parse,
  Retention,
  SiteConfig,
  SiteForms,
  Survey,
} from '@deskbell/protocol'
import * as v from 'valibot'
import { ConfigError } from '../config-error.ts'
import type { Site } from '../deps.ts'
import { readIdentityRules } from '../identity/read-rules.ts'

export interface SiteFolder {
  folder: string
  help: string | null
}
type Secrets = Readonly<Record<string, string>>

const { site, name, defaultLanguage, replyTime, team, typingPreview } = SiteConfig.entries
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))
/** What files people may send; `null` switches them off. */
const SiteFileRules = v.strictObject({
  maxBytes: v.optional(upTo(fileLimits.bytes), fileLimits.bytes),
  types: v.optional(v.pipe(v.array(v.picklist(fileTypes)), v.minLength(1)), [...fileTypes]),
  perDay: v.optional(upTo(1000), fileLimits.perDay),
  /** Bytes of all files together that the site may keep. */
  siteBytes: v.optional(upTo(Number.MAX_SAFE_INTEGER), fileLimits.siteBytes),
})
/** `site.json`: who the site is. */
const Origin = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text, 'an origin such as https://shop.example'),
)

const SiteFile = v.strictObject({
  $schema: v.optional(v.string()),
  key: site,
  name,
  defaultLanguage,
  replyTime: v.optional(replyTime, null),
  typingPreview,
  team: v.optional(team, []),
  files: v.optional(v.nullable(SiteFileRules), {}),
  retention: v.optional(Retention, {}),
  /** Parts of a page's query that may be kept. */
  pageQuery: v.optional(v.array(v.pipe(v.string(), v.maxLength(80))), []),
  /** Pages that may show this site's widget; without it those of the option `allowedOrigins`. */
  origins: v.optional(v.pipe(v.array(Origin), v.minLength(1))),
})

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError('sites', file, 'a file that can be read')
  }
}

function readJson<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> {
  let value: unknown
  try {
    value = JSON.parse(readText(file))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(file, (error as Error).message, 'valid JSON')
  }
  const parsed = parse(schema, value)
  if (parsed.ok) return parsed.value
  const { field, expected, received } = parsed.problem
  throw new ConfigError(`${file}: ${field || 'the file'}`, received, expected)
}

const readIfThere = <S extends v.GenericSchema, T>(file: string, schema: S, otherwise: T) =>
  existsSync(file) ? readJson(file, schema) : otherwise

function readSurveys(folder: string): Survey[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
  return files.sort().map((file) => readJson(join(folder, file), Survey))
}

/** Only what the manifest and the bundles name is ever served, so that no path of a request reaches the disk. */
function readHelp(folder: string): Map<string, Buffer> {
  const file = join(folder, 'manifest.json')
  const manifest = readJson(file, HelpManifest)
  const files = new Map([['manifest.json', readFileSync(file)]])
  for (const bundle of Object.values(manifest.files)) {
    const { articles } = readJson(join(folder, bundle), HelpBundle)
    files.set(bundle, readFileSync(join(folder, bundle)))
    for (const picture of articles.flatMap(({ blocks }) => placedPictures(blocks))) {
      const place = join(folder, picture)
      if (existsSync(place)) files.set(picture, readFileSync(place))
    }
  }
  return files
}

/** What the page is told of the rules; what the site may keep in all is no business of it. */
function fileRules(rules: v.InferOutput<typeof SiteFileRules> | null): FileRules | null {
  if (!rules) return null
  const { siteBytes: _, ...told } = rules
  return told
}

/**
 * Reads a site's folder: `site.json`, and where they are there `greetings.json`, `assistant.json`, `answers.json`,
 * `identity.json`, `forms.json`, `desk.json` and `surveys/*.json`.
 * @throws ConfigError naming file, field and what was expected
 */
export function readSite({ folder, help }: SiteFolder, secrets: Secrets = {}): Site {
  const file = readJson(join(folder, 'site.json'), SiteFile)
  const surveys = readSurveys(join(folder, 'surveys'))
  const files = help === null ? new Map<string, Buffer>() : readHelp(help)
  const answers = readIfThere(join(folder, 'answers.json'), AnswersFile, null)
  const config: SiteConfig = {
    version: 1,
    site: file.key,
    name: file.name,
    defaultLanguage: file.defaultLanguage,
    help: help === null ? null : `/v1/sites/${file.key}/help/manifest.json`,
    replyTime: file.replyTime,
    ...(file.typingPreview === undefined ? {} : { typingPreview: file.typingPreview }),
    team: file.team,
    files: fileRules(file.files),
    answers: answers?.for.includes('visitors') ?? false,
    assistant: readIfThere(join(folder, 'assistant.json'), AssistantFile, null),
    surveys,
    forms: readIfThere(join(folder, 'forms.json'), SiteForms, null),
  }
  const greetings = readIfThere(join(folder, 'greetings.json'), GreetingRules, { version: 1 as const, greetings: [] })
  const desk = readIfThere(join(folder, 'desk.json'), DeskFile, v.parse(DeskFile, { version: 1 }))
  return {
    key: file.key,
    name: file.name,
    config,
    greetings,
    surveys,
    desk,
    answers,
    identity: readIdentityRules(readIfThere(join(folder, 'identity.json'), IdentityFile, null), secrets),
    help: files,
    fileBytes: file.files?.siteBytes ?? 0,
    retention: file.retention,
    pageQuery: file.pageQuery,
    origins: file.origins ?? null,
    addedOrigins: [],
  }
}

/** Reads all sites; two must not have the same key. */
export function readSites(sites: readonly SiteFolder[], secrets: Secrets = {}): Map<string, Site> {
  const read = new Map<string, Site>()
  for (const given of sites) {
    const site = readSite(given, secrets)
    if (read.has(site.key)) throw new ConfigError(join(given.folder, 'site.json: key'), site.key, 'a key of its own')
    read.set(site.key, site)
  }
  return read
}
