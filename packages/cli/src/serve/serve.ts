import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { builtFiles, ConfigError, type ServerOptions } from '@deskbell/server'
import type { World } from '../world.ts'
import { buildHelp } from './build-help.ts'
import { readConfig } from './read-config.ts'
import { tryPage } from './try-page.ts'

/** Reads `deskbell.json` or the file named instead, and the environment. */
export async function loadConfig(file: string, world: World): Promise<ServerOptions> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError('--config', file, 'a file that can be read; `deskbell init` writes one')
  })
  return readConfig({ file, text }, world.env, builtFiles)
}

/** The site that is meant where none is named. */
export async function firstSite(sites: ServerOptions['sites']): Promise<{ key: string; name: string }> {
  const { key, name } = JSON.parse(await readFile(join(sites[0]!.folder, 'site.json'), 'utf8'))
  return { key, name }
}

/** Runs the server of a config file until the process is asked to stop. */
export async function serve({ config }: { config: string }, world: World): Promise<number> {
  const { startServer } = await import('@deskbell/server')
  const options = await loadConfig(config, world)
  const sites = Array.isArray(options.sites)
    ? await buildHelp(options.sites, join(options.dataDir ?? join(tmpdir(), 'deskbell'), 'help'), world)
    : options.sites
  if (sites === null) return 1
  // Where the sites are wrong the server says it better.
  const site = await firstSite(sites).catch(() => null)
  const server = await startServer({ ...options, sites, ...(site ? { pages: tryPage(site) } : {}) })
  world.say(`Deskbell ${server.url}/ (${resolve(dirname(config))})`)
  world.say(`Console  ${server.url}/console/`)
  if (server.metricsPort !== null)
    world.say(`Metrics  http://${options.host ?? '127.0.0.1'}:${server.metricsPort}/metrics`)
  if (server.signInLink !== null) world.say(`Sign in  ${server.signInLink} (works once, for 24 hours)`)
  await world.asked()
  await server.stop()
  return 0
}
