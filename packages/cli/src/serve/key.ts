import { makeApiKey } from '@deskbell/server'
import type { World } from '../world.ts'
import { firstSite, loadConfig } from './serve.ts'

interface Asked {
  config: string
  name: string
  scopes: string
  site?: string
}

/** Makes a key for programs; it is printed once. */
export async function key({ config, name, scopes, site }: Asked, world: World): Promise<number> {
  const options = await loadConfig(config, world)
  const of = site ?? (await firstSite(options.sites)).key
  world.say(await makeApiKey(options, { site: of, name, scopes: scopes.split(',') }))
  return 0
}
