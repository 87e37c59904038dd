import { ApiKeyCreate, apiScopes, parse } from '@deskbell/protocol'
import { ConfigError } from '../config-error.ts'
import { newId } from '../edge/new-id.ts'
import { systemClock } from '../edge/system-clock.ts'
import { parseOptions, type ServerOptions } from '../options.ts'
import { newSecret } from '../sign-in/secrets.ts'
import { openDatabase } from '../store/open-database.ts'
import type { Database } from '../store/sql.ts'
import { createApiKey } from './api-keys.ts'

export interface WantedKey {
  site: string
  name: string
  scopes: readonly string[]
}

async function checkSite(db: Database, site: string): Promise<void> {
  const sites = (await db.read.all<{ key: string }>('select key from site order by key')).map(({ key }) => key)
  if (sites.length === 0) throw new ConfigError('site', site, 'a server that was started once: no site is known yet')
  if (!sites.includes(site)) throw new ConfigError('site', site, `one of ${sites.join(', ')}`)
}

/**
 * Makes a key for programs past the console, for those who run the server; it may run meanwhile. Resolves to the secret,
 * which is kept nowhere.
 * @throws ConfigError that names what to change
 */
export async function makeApiKey(given: ServerOptions, { site, name, scopes }: WantedKey): Promise<string> {
  const input = parse(ApiKeyCreate, { name, scopes })
  if (!input.ok) {
    const isName = input.problem.field === 'name'
    const expected = isName ? 'a name of up to 80 characters' : `some of ${apiScopes.join(', ')}`
    throw new ConfigError(isName ? 'name' : '--scopes', isName ? name : scopes.join(','), expected)
  }
  const db = await openDatabase(parseOptions(given), (error) => {
    throw error
  })
  try {
    await checkSite(db, site)
    const deps = { db, clock: systemClock, newId: () => newId(), newToken: newSecret }
    return (await createApiKey(deps, { site, id: null }, input.value)).secret
  } finally {
    await db.close()
  }
}
