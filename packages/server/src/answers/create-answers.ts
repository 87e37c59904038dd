import { ConfigError } from '../config-error.ts'
import type { Site } from '../deps.ts'
import { createBotAnswerer } from '../edge/bot-answerer.ts'
import { createModelAnswerer } from '../edge/model-answerer.ts'
import type { Answerer } from './answerer.ts'
import type { Answers } from './request-answer.ts'

function answererOf(site: Site, secrets: Readonly<Record<string, string>>): Answerer | null {
  const { model, bot } = site.answers ?? {}
  const name = model?.secret ?? bot?.secret
  const secret = name === undefined ? null : (secrets[name] ?? null)
  if (name !== undefined && secret === null) {
    const variable = `DESKBELL_SECRET_${name.toUpperCase()}`
    throw new ConfigError(`answers.json of ${site.key}: secret`, name, `a secret that the server has: set ${variable}`)
  }
  if (model) return createModelAnswerer(model, secret)
  return bot && secret !== null ? createBotAnswerer(bot, secret) : null
}

/**
 * Prepares who makes answers, for each site that wants it.
 * @throws ConfigError where a secret that a site names is missing
 */
export function createAnswers(
  sites: Iterable<Site>,
  secrets: Readonly<Record<string, string>>,
): Answers & { stop(): Promise<void> } {
  const answerers = new Map<string, Answerer>()
  for (const site of sites) {
    const answerer = answererOf(site, secrets)
    if (answerer) answerers.set(site.key, answerer)
  }
  const end = new AbortController()
  const running: Answers['running'] = new Map()
  return {
    answerers,
    running,
    ended: end.signal,
    async stop() {
      end.abort()
      await Promise.allSettled(running.values())
    },
  }
}
