import { ConfigError } from '../config-error.ts'
import type { Deps } from '../deps.ts'
import type { Options } from '../options.ts'
import { addCode, agentByEmail, createAgent, setPassword } from '../store/agents.ts'
import { hashPassword, hashSecret } from './secrets.ts'

/** How long a sign-in link works, milliseconds. */
const linkMs = 24 * 3600_000

async function prepareAgent(deps: Deps, first: string, given: Options['agents'][number]): Promise<void> {
  const site = given.site ?? first
  if (!deps.sites.has(site)) throw new ConfigError('agents', given.site, 'the key of one of the sites')
  const password = await hashPassword(given.password)
  const email = given.email.toLowerCase()
  await deps.db.write(async (sql) => {
    const known = await agentByEmail(sql, site, email)
    if (known) await setPassword(sql, known.id, password)
    else await createAgent(sql, { id: deps.newId(), site, name: given.name, email, password, at: deps.clock.now() })
  })
}

/**
 * Makes the administrator of the first site (without a password: there is no default one) and the agents given.
 * Resolves to a one-time code where a sign-in link is due: until the administrator has signed in once, or always.
 */
export async function prepareAgents(deps: Deps, options: Pick<Options, 'admin' | 'agents' | 'signInLink'>) {
  const [site = ''] = deps.sites.keys()
  for (const agent of options.agents) await prepareAgent(deps, site, agent)
  const email = options.admin.email.toLowerCase()
  return deps.db.write(async (sql): Promise<string | null> => {
    const at = deps.clock.now()
    const known = await agentByEmail(sql, site, email)
    const id = known?.id ?? deps.newId()
    if (!known) await createAgent(sql, { id, site, name: options.admin.name, email, password: null, at })
    const locked = !known || (known.signed_in_at === null && known.password === null)
    if (options.signInLink === 'first' && !locked) return null
    const code = deps.newToken()
    await addCode(sql, { hash: hashSecret(code), site, agent: id, at, expires: at + linkMs })
    return code
  })
}
