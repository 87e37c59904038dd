import { ConfigError } from '../config-error.ts'
import type { Site } from '../deps.ts'
import { createBotAnswerer } from '../edge/bot-answerer.ts'
import { createModel, createModelAnswerer } from '../edge/model-answerer.ts'
import { createPostSafely } from '../edge/send-webhook.ts'
import { wrongUrl } from '../webhooks/allowed-address.ts'
import type { Answerer } from './answerer.ts'
import type { AgentsModel, Answers } from './request-answer.ts'

interface Makers {
  /** Writes for visitors. */
  answerer: Answerer | null
  /** Writes for agents. */
  model: AgentsModel | null
}

function makersOf(site: Site, secrets: Readonly<Record<string, string>>, allowed: readonly string[]): Makers {
  const { model, bot } = site.answers ?? {}
  const name = model?.secret ?? bot?.secret
  const secret = name === undefined ? null : (secrets[name] ?? null)
  if (name !== undefined && secret === null) {
    const variable = `DESKBELL_SECRET_${name.toUpperCase()}`
    throw new ConfigError(`answers.json of ${site.key}: secret`, name, `a secret that the server has: set ${variable}`)
  }
  if (model) {
    const made = createModel(model, secret)
    const drafter = createModelAnswerer(made, model.tone)
    const writesFor = (whom: 'visitors' | 'agents') => site.answers?.for.includes(whom) ?? false
    return {
      answerer: writesFor('visitors') ? drafter : null,
      model: writesFor('agents') ? { model: made, drafter } : null,
    }
  }
  if (!bot || secret === null) return { answerer: null, model: null }
  if (wrongUrl(bot.url, allowed) !== null) {
    const fix = 'an https address of the internet, or one whose origin webhookAllow (DESKBELL_WEBHOOK_ALLOW) names'
    throw new ConfigError(`answers.json of ${site.key}: bot.url`, bot.url, fix)
  }
  return { answerer: createBotAnswerer(bot, secret, createPostSafely(allowed)), model: null }
}

/**
 * Prepares who makes answers, for each site that wants it.
 * @param allowed origins that a bot may have although they are not of the public internet
 * @throws ConfigError where a secret that a site names is missing, or its bot has an address that may not be called
 */
export function createAnswers(
  sites: Iterable<Site>,
  secrets: Readonly<Record<string, string>>,
  allowed: readonly string[],
): Answers & { stop(): Promise<void> } {
  const answerers = new Map<string, Answerer>()
  const models = new Map<string, AgentsModel>()
  for (const site of sites) {
    const { answerer, model } = makersOf(site, secrets, allowed)
    if (answerer) answerers.set(site.key, answerer)
    if (model) models.set(site.key, model)
  }
  const end = new AbortController()
  const running: Answers['running'] = new Map()
  return {
    answerers,
    models,
    running,
    ended: end.signal,
    async stop() {
      end.abort()
      await Promise.allSettled(running.values())
    },
  }
}
