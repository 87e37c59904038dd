import { ConfigError } from '../config-error.ts'
import type { Deps } from '../deps.ts'
import type { Options } from '../options.ts'
import { addCode, agentByEmail, changeAgent, createAgent } from '../store/agents.ts'
import { linkMs } from '../team/team.ts'
import { passwordFault } from './password-policy.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { hashSecret } from './secrets.ts'

type Given = Options['agents'][number]

async function prepareAgent(deps: Deps, first: string, given: Given): Promise<void> {
  const site = given.site ?? first
  if (!deps.sites.has(site)) throw new ConfigError('agents', given.site, 'the key of one of the sites')
  if (passwordFault(given.password, [given.name, given.email])) {
    throw new ConfigError('agents', given.email, 'with another password: this one is among the first to be guessed')
  }
  const email = given.email.toLowerCase()
  const known = await agentByEmail(deps.db.read, site, email)
  const same = known && (await isPassword(given.password, known.password))
  const password = same ? known.password : await hashPassword(given.password)
  await deps.db.write(async (sql) => {
    const { name, role } = given
    const there = await agentByEmail(sql, site, email)
    if (there) await changeAgent(sql, there.id, { password, ...(role ? { role } : {}) })
    else {
      const at = deps.clock.now()
      await createAgent(sql, { id: deps.newId(), site, name, email, role: role ?? 'agent', password, at })
    }
  })
}

/**
 * Makes the administrator of the first site (without a password: there is no default one) and the agents given.
 * Resolves to a one-time code where a sign-in link is due: until the administrator has a password, or always.
 */
export async function prepareAgents(deps: Deps, options: Pick<Options, 'admin' | 'agents' | 'signInLink'>) {
  const [site = ''] = deps.sites.keys()
  for (const agent of options.agents) await prepareAgent(deps, site, agent)
  const email = options.admin.email.toLowerCase()
  return deps.db.write(async (sql): Promise<string | null> => {
    const at = deps.clock.now()
    const known = await agentByEmail(sql, site, email)
    const id = known?.id ?? deps.newId()
    const { name } = options.admin
    if (!known) await createAgent(sql, { id, site, name, email, role: 'admin', password: null, at })
    if (options.signInLink === 'first' && known && known.password !== null) return null
    if (known?.disabled_at != null) return null
    const code = deps.newToken()
    await addCode(sql, { hash: hashSecret(code), site, agent: id, at, expires: at + linkMs })
    return code
  })
}
