import { randomUUID } from 'node:crypto'
import { type AgentCommand, agentCommands, may, PROTOCOL_VERSION, type Role, rights, roles } from '@deskbell/protocol'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, refusal, type Stage, signIn, words } from './stage.ts'

const password = 'plum heron window'
let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    secretKey: 'a key that is only for these tests, and long',
    agents: [
      { name: 'Ada', email: 'ada@shop.example', password, role: 'admin' },
      { name: 'Ann', email: 'ann@shop.example', password, role: 'agent' },
      { name: 'Vic', email: 'vic@shop.example', password, role: 'viewer' },
      { name: 'Ben', email: 'ben@shop.example', password },
      { name: 'Eve', email: 'eve@other.example', password, role: 'admin', site: 'other' },
    ],
  })
})
afterAll(() => stage.close())

const as = (name: string) => stage.agent(`${name}@${name === 'eve' ? 'other' : 'shop'}.example`, password)
const left = (device: AgentDevice) => new Promise<void>((ok) => device.socket.once('disconnect', () => ok()))
/** Another device with the session's cookie. */
async function back(cookie: string) {
  const device = stage.connect('/agent', { extraHeaders: { cookie } })
  return Object.assign(device, { start: await device.ask('session:start', { version: PROTOCOL_VERSION }) })
}
const post = (body: object) =>
  fetch(`${stage.server.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stage.server.url },
    body: JSON.stringify(body),
  })
/** Somebody new, come in by their link. */
async function newcomer(name: string, role: Role = 'agent') {
  const admin = await as('ada')
  const made = granted(await admin.ask('member:invite', { name, email: `${name}@shop.example`, role }))
  const response = await fetch(`${stage.server.url}/console/sign-in?code=${made.code}`, { redirect: 'manual' })
  const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!
  const device = await back(cookie)
  granted(device.start)
  return { admin, device, cookie, id: made.member.id, email: `${name}@shop.example` }
}

describe('rights', () => {
  /** What must stay so, whatever else the table says. */
  const never: Record<Role, AgentCommand[]> = {
    admin: [],
    agent: ['member:invite', 'member:change', 'member:link', 'audit:list'],
    viewer: [
      ...(['message:send', 'message:edit', 'message:remove', 'conversation:take', 'conversation:solve'] as const),
      ...(['conversation:reopen', 'receipt:mark', 'typing:set', 'member:invite', 'member:change'] as const),
      ...(['member:link', 'audit:list'] as const),
    ],
  }
  const email = { admin: 'ada', agent: 'ann', viewer: 'vic' }
  test.each(roles)(
    '[M33] [T30] [T65] every command as %s: what the table does not allow is forbidden',
    async (role) => {
      expect(Object.keys(rights).sort()).toEqual(Object.keys(agentCommands).sort())
      const device = await as(email[role])
      const forbidden: string[] = []
      for (const command of Object.keys(agentCommands) as AgentCommand[]) {
        // Without a single field: rights are looked at before anything else.
        const answer = await device.ask(command, {} as never)
        if (!answer.ok && answer.error.code === 'forbidden' && answer.error.field === undefined) forbidden.push(command)
      }
      const allowed = rights as Record<string, readonly Role[]>
      expect(forbidden).toEqual(Object.keys(agentCommands).filter((command) => !allowed[command]!.includes(role)))
      expect(forbidden).toEqual(expect.arrayContaining(never[role]))
      const invite = { name: 'Nobody', email: `${role}-made@shop.example`, role: 'admin' as const }
      expect((await device.ask('member:invite', invite)).ok).toBe(role === 'admin')
      for (const unknown of ['constructor', '__proto__', 'member:destroy']) expect(may(role, unknown)).toBe(false)
    },
  )

  test('[M33] [T29] a right that is taken away is gone at once, with its sockets, and the next command knows', async () => {
    const { admin, device, cookie, id } = await newcomer('rita')
    const visitor = await stage.visitor()
    const conversation = randomUUID()
    granted(await visitor.ask('message:send', words(conversation, 'Hello')))
    granted(await device.ask('conversation:take', { cid: randomUUID(), conversation }))
    const gone = left(device)
    granted(await admin.ask('member:change', { agent: id, role: 'viewer' }))
    await gone
    const viewer = await back(cookie)
    expect(granted(viewer.start).agent.role).toBe('viewer')
    expect(refusal(await viewer.ask('conversation:solve', { cid: randomUUID(), conversation }))).toBe('forbidden')
    const shut = left(viewer)
    granted(await admin.ask('member:change', { agent: id, disabled: true }))
    await shut
    expect(refusal((await back(cookie)).start)).toBe('unauthorized')
    granted(await admin.ask('member:change', { agent: id, disabled: false }))
    expect(refusal((await back(cookie)).start)).toBe('unauthorized')
  })

  test('[M33] a role that changed in the database alone counts for the next command', async () => {
    const { device, id } = await newcomer('dora')
    await stage.rows("update agent set role = 'viewer' where id = ? returning id", id)
    const visitor = await stage.visitor()
    const conversation = randomUUID()
    granted(await visitor.ask('message:send', words(conversation, 'Hello')))
    expect(refusal(await device.ask('conversation:take', { cid: randomUUID(), conversation }))).toBe('forbidden')
    await stage.rows('update agent set disabled_at = 1 where id = ? returning id', id)
    expect(refusal(await device.ask('inbox:list', { view: 'inbox' }))).toBe('unauthorized')
  })

  test('[M33] nobody shuts themselves out, and somebody is left to run the site', async () => {
    const admin = await as('ada')
    const others = granted(await admin.ask('team:list', {})).members.filter(
      ({ role, email: address }) => role === 'admin' && address !== 'ada@shop.example',
    )
    expect(refusal(await admin.ask('member:change', { agent: admin.id, disabled: true }))).toBe('forbidden')
    for (const { id } of others) granted(await admin.ask('member:change', { agent: id, role: 'agent' }))
    const last = await admin.ask('member:change', { agent: admin.id, role: 'agent' })
    expect(last).toMatchObject({ error: { code: 'forbidden', field: 'role' } })
  })

  test('[M33] [T26] a member of another site is not there', async () => {
    const [eve, ann] = [await as('eve'), await as('ann')]
    expect(granted(await eve.ask('team:list', {})).members.map(({ name }) => name)).toEqual(['Eve'])
    for (const command of ['member:change', 'member:link'] as const) {
      expect(refusal(await eve.ask(command, { agent: ann.id }))).toBe('not_found')
    }
    expect(
      granted(await eve.ask('audit:list', { before: null })).events.every(({ actor }) => actor?.name !== 'Ann'),
    ).toBe(true)
  })
})

describe('the team', () => {
  test('an invited member comes in once by the link, which says nothing to anybody else', async () => {
    const admin = await as('ada')
    const invite = { name: ' Kai ', email: 'KAI@shop.example', role: 'agent' as const }
    const { member, code } = granted(await admin.ask('member:invite', invite))
    expect(member).toMatchObject({ name: 'Kai', email: 'kai@shop.example', state: 'invited', totp: false })
    expect(await admin.ask('member:invite', invite)).toMatchObject({ error: { code: 'taken', field: 'email' } })
    const again = granted(await admin.ask('member:link', { agent: member.id })).code
    const use = (each: string) => fetch(`${stage.server.url}/console/sign-in?code=${each}`, { redirect: 'manual' })
    expect((await use(code)).status).toBe(401)
    expect((await use(again)).status).toBe(303)
    expect((await use(again)).status).toBe(401)
    const members = granted(await admin.ask('team:list', {})).members
    expect(members.find(({ id }) => id === member.id)?.state).toBe('active')
    const text = JSON.stringify(members)
    for (const word of ['password', 'secret', 'hash', 'argon2']) expect(text).not.toContain(word)
  })

  test('a member who is shut out has no link that works', async () => {
    const admin = await as('ada')
    const invite = { name: 'Lea', email: 'lea@shop.example', role: 'agent' as const }
    const { member, code } = granted(await admin.ask('member:invite', invite))
    granted(await admin.ask('member:change', { agent: member.id, disabled: true }))
    const used = await fetch(`${stage.server.url}/console/sign-in?code=${code}`, { redirect: 'manual' })
    expect(used.status).toBe(401)
    expect(refusal(await admin.ask('member:link', { agent: member.id }))).toBe('not_found')
  })
})

describe('sessions', () => {
  test('[M34] [T61] a password is long and not among the first to be guessed, and the old one must be known', async () => {
    const { device, email } = await newcomer('pia')
    const set = (current: string | null, next: string) => device.ask('password:set', { current, password: next })
    expect(await set(null, 'short')).toMatchObject({ error: { field: 'password.length' } })
    for (const common of ['password1234', 'qwertyuiop12', '123456789012', 'pia pia pia pia', 'administrator']) {
      expect([common, await set(null, common)]).toMatchObject([common, { error: { field: 'password.common' } }])
    }
    expect(granted(await set(null, password)).account.hasPassword).toBe(true)
    expect(await set('not it', 'copper lantern fog')).toMatchObject({ error: { code: 'forbidden', field: 'current' } })
    granted(await set(password, 'copper lantern fog'))
    await expect(signIn(stage.server.url, email, password)).rejects.toThrow('unauthorized')
    await signIn(stage.server.url, email, 'copper lantern fog')
    const [row] = await stage.rows<{ password: string }>('select password from agent where email = ?', email)
    expect(row!.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('[M34] [T62] sessions are listed and ended, and a new password ends all others', async () => {
    const { device, email } = await newcomer('sue')
    granted(await device.ask('password:set', { current: null, password }))
    const [second, third] = [await stage.agent(email, password), await stage.agent(email, password)]
    const { sessions } = granted(await device.ask('account:read', {})).account
    expect(sessions.filter(({ current }) => current)).toHaveLength(1)
    expect(sessions).toHaveLength(3)
    const own = granted(await second.ask('account:read', {})).account.sessions.find(({ current }) => current)!
    const gone = left(second)
    granted(await device.ask('session:end', { session: own.id }))
    await gone
    expect(refusal((await back(second.cookie)).start)).toBe('unauthorized')
    expect(refusal(await device.ask('session:end', { session: own.id }))).toBe('not_found')
    const also = left(third)
    granted(await device.ask('password:set', { current: password, password: 'copper lantern fog' }))
    await also
    expect(granted(await device.ask('account:read', {})).account.sessions).toHaveLength(1)
    const all = left(device)
    // Its own socket goes, too, maybe before the answer.
    await device.ask('session:end', { session: 'all' }).catch(() => {})
    await all
  })

  test('[M34] [T62] a session ends after 8 hours without use and after 24 hours in any case', async () => {
    const ann = await as('ann')
    const age = (column: string, hours: number) =>
      stage.rows(
        `update agent_session set ${column} = ${column} - ? where agent = ? returning id`,
        hours * 3600_000,
        ann.id,
      )
    await age('seen_at', 7)
    granted(await ann.ask('inbox:list', { view: 'inbox' }))
    await age('seen_at', 7)
    granted(await ann.ask('inbox:list', { view: 'inbox' }))
    const gone = left(ann)
    await age('seen_at', 9)
    await gone
    expect(refusal((await back(ann.cookie)).start)).toBe('unauthorized')
    const again = await as('ann')
    await stage.rows('update agent_session set expires_at = expires_at - ? returning id', 24 * 3600_000)
    expect(refusal(await again.ask('inbox:list', { view: 'inbox' }))).toBe('unauthorized')
  })

  test('[M34] [T63] a second factor is asked for, works once, and its seed is sealed', async () => {
    const { device, email, cookie } = await newcomer('tom')
    granted(await device.ask('password:set', { current: null, password }))
    const begun = granted(await device.ask('totp:begin', {}))
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Deskbell:tom%40shop\.example\?/)
    const totp = new TOTP({ secret: begun.secret })
    const wrong = String((Number(totp.generate()) + 1) % 1_000_000).padStart(6, '0')
    expect(refusal(await device.ask('totp:confirm', { sealed: begun.sealed, code: wrong }))).toBe('bad_request')
    const other = await as('ann')
    expect(refusal(await other.ask('totp:confirm', { sealed: begun.sealed, code: totp.generate() }))).toBe('not_found')
    const code = totp.generate()
    expect(granted(await device.ask('totp:confirm', { sealed: begun.sealed, code })).account.totp).toBe('on')
    const [row] = await stage.rows<{ totp_secret: string }>('select totp_secret from agent where email = ?', email)
    expect(row!.totp_secret).not.toContain(begun.secret)
    const without = await post({ email, password })
    expect([without.status, await without.json()]).toMatchObject([401, { error: { field: 'code' } }])
    expect((await post({ email, password, code })).status).toBe(401)
    const next = totp.generate({ timestamp: Date.now() + 30_000 })
    expect((await post({ email, password: 'not it', code: next })).status).toBe(401)
    expect((await post({ email, password, code: next })).status).toBe(200)
    expect((await post({ email, password, code: next })).status).toBe(401)
    const again = granted((await back(cookie)).start)
    expect(again.agent.name).toBe('tom')
    expect(await device.ask('totp:remove', { password, code: next })).toMatchObject({ error: { field: 'code' } })
  })

  test('[M39] [T61] who fails too often waits, whether there is such an account or not', async () => {
    const answers = async (email: string) => {
      const said: unknown[] = []
      for (let n = 0; n < 6; n++) {
        const response = await post({ email, password: `guess number ${n}` })
        const { error } = (await response.json()) as { error: { code: string; afterMs?: number } }
        said.push([response.status, error.code, (error.afterMs ?? 0) > 800_000])
      }
      return said
    }
    const theirs = await answers('ben@shop.example')
    expect(theirs).toEqual(await answers('nobody@shop.example'))
    expect(theirs.at(-1)).toEqual([429, 'rate_limited', true])
    expect((await post({ email: 'ben@shop.example', password })).status).toBe(429)
  })

  test('[T33] signing in, and out, is refused from other pages and without JSON', async () => {
    const { cookie } = await as('ann')
    const from = (origin: string, method: string, type = 'application/json', body?: string) =>
      fetch(`${stage.server.url}/v1/session`, {
        method,
        headers: { origin, cookie, 'content-type': type },
        body: body ?? null,
      })
    expect((await from('https://evil.example', 'DELETE', 'text/plain')).status).toBe(403)
    const form = `email=ann%40shop.example&password=${password}`
    expect(
      (await from('https://evil.example', 'POST', 'application/x-www-form-urlencoded', form)).status,
    ).toBeGreaterThan(399)
    expect(
      (await from(stage.server.url, 'POST', 'text/plain', JSON.stringify({ email: 'ann@shop.example', password })))
        .status,
    ).toBe(400)
    granted((await back(cookie)).start)
  })
})

describe('the audit log', () => {
  test('[M35] [T66] acts and quiet reading are recorded without words, and a changed or missing line shows', async () => {
    const admin = await as('ada')
    const visitor = await stage.visitor()
    const conversation = randomUUID()
    granted(await visitor.ask('message:send', words(conversation, 'My card is lost, whispered')))
    granted(await admin.ask('conversation:open', { conversation }))
    granted(await admin.ask('conversation:open', { conversation }))
    const page = granted(await admin.ask('audit:list', { before: null }))
    expect(page.intact).toBe(true)
    expect(page.events.filter(({ subject }) => subject?.id === conversation)).toMatchObject([
      { action: 'conversation-opened', actor: { name: 'Ada' } },
    ])
    const rows = JSON.stringify(await stage.rows('select * from audit'))
    expect(rows).not.toMatch(/whispered|plum heron|127\.0\.0\.1/)
    const { seq } = page.events[1]!
    const list = async () => granted(await admin.ask('audit:list', { before: null })).intact
    const [was] = await stage.rows<{ at: number }>('select at from audit where site = ? and seq = ?', 'shop', seq)
    await stage.rows('update audit set at = at + 1 where site = ? and seq = ? returning seq', 'shop', seq)
    expect(await list()).toBe(false)
    await stage.rows('update audit set at = ? where site = ? and seq = ? returning seq', was!.at, 'shop', seq)
    expect(await list()).toBe(true)
    await stage.rows('delete from audit where site = ? and seq = ? returning seq', 'shop', page.events[0]!.seq)
    expect(await list()).toBe(false)
  })
})
