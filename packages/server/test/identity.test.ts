import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROTOCOL_VERSION, type VisitorInput } from '@deskbell/protocol'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashUser, signIdentity, startServer } from '../src/index.ts'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words, writeFixture } from './stage.ts'

const secret = 'a secret that only this shop and its server know'
const older = 'the secret of last year, still known to the server'
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicKey = String(pair.publicKey.export({ type: 'spki', format: 'pem' }))
const file = {
  version: 1,
  userHash: true,
  keys: [
    { id: 'new', secret: 'identity' },
    { id: 'old', secret: 'older' },
    { id: 'pair', algorithm: 'ES256', publicKey },
  ],
}

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ secrets: { identity: secret, older } }, (folder) =>
    writeFileSync(join(folder, 'site/identity.json'), JSON.stringify(file)),
  )
})
afterAll(() => stage.close())

type Start = VisitorInput<'session:start'>
async function begin(identity: Start['identity'], token: string | null = null, site = 'shop') {
  const device = stage.connect('/visitor') as unknown as VisitorDevice
  const input: Start = { version: PROTOCOL_VERSION, site, token, locale: 'en', ...(identity ? { identity } : {}) }
  return { device, answer: await device.ask('session:start', input) }
}
async function enter(identity: Start['identity'], token: string | null = null) {
  const { device, answer } = await begin(identity, token)
  return Object.assign(device, granted(answer))
}
/** What `signIdentity` makes. */
const prove = async (id: string, more: object = {}) => ({
  token: await signIdentity({ id, ...more }, { secret, keyId: 'new', site: 'shop' }),
})
const encode = (text: string) => new TextEncoder().encode(text)
/** A token with anything in it. */
const forge = async (
  claims: Record<string, unknown>,
  header: Record<string, string> = { alg: 'HS256', kid: 'new' },
  key: Parameters<SignJWT['sign']>[0] = encode(secret),
) => ({ token: await new SignJWT(claims).setProtectedHeader(header as { alg: string }).sign(key) })
const seconds = () => Math.floor(Date.now() / 1000)
const good = () => ({ sub: 'u1', aud: 'shop', exp: seconds() + 600 })
const unsigned = (claims: object) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return { token: `${part({ alg: 'none' })}.${part(claims)}.` }
}

describe('a proof', () => {
  test('F134 [T22] a token that the shop signed proves who it is; the agent sees name, badge and attributes', async () => {
    const agent = await stage.agent()
    const shopper = await enter(await prove('kadri', { name: 'Kadri', attributes: { plan: 'gold', orders: 7 } }))
    expect(shopper.identity).toMatchObject({ id: 'kadri', name: 'Kadri' })
    expect(shopper.identity?.forMs).toBeGreaterThan(3_500_000)
    const conversation = randomUUID()
    granted(await shopper.ask('message:send', words(conversation, 'Hello')))
    const opened = granted(await agent.ask('conversation:open', { conversation }))
    expect(opened.conversation.visitor).toMatchObject({ name: 'Kadri', verified: true })
    expect(opened.context.profile).toEqual({
      ...{
        id: 'kadri',
        name: 'Kadri',
        email: null,
        attributes: { plan: 'gold', orders: '7' },
        labels: [],
        verified: true,
      },
    })
  })

  test('keys change without a gap: an older secret and a public key count by their ids', async () => {
    granted((await begin(await forge(good(), { alg: 'HS256', kid: 'old' }, encode(older)))).answer)
    granted((await begin(await forge(good(), { alg: 'ES256', kid: 'pair' }, pair.privateKey))).answer)
  })

  const cases: [string, string, () => Promise<Start['identity']> | Start['identity']][] = [
    ['another secret', 'signature', () => forge(good(), undefined, encode('quite another secret, but long enough'))],
    ['the secret of another key', 'signature', () => forge(good(), undefined, encode(older))],
    ['no algorithm', 'key', () => unsigned(good())],
    ['a public key taken for a secret', 'key', () => forge(good(), { alg: 'HS256', kid: 'pair' }, encode(publicKey))],
    ['a stronger algorithm than the key’s', 'key', () => forge(good(), { alg: 'HS512', kid: 'new' })],
    ['an unknown key', 'key', () => forge(good(), { alg: 'HS256', kid: 'gone' })],
    ['no key named where there are several', 'key', () => forge(good(), { alg: 'HS256' })],
    ['another site', 'audience', () => forge({ ...good(), aud: 'other' })],
    ['no audience', 'audience', () => forge({ sub: 'u1', exp: seconds() + 600 })],
    ['nobody', 'subject', () => forge({ aud: 'shop', exp: seconds() + 600 })],
    ['a number as subject', 'subject', () => forge({ ...good(), sub: 7 })],
    ['a subject without end', 'subject', () => forge({ ...good(), sub: 'x'.repeat(200) })],
    ['no end', 'lifetime', () => forge({ sub: 'u1', aud: 'shop' })],
    ['more than an hour', 'lifetime', () => forge({ ...good(), exp: seconds() + 3600 + 90 })],
    ['run out', 'expired', () => forge({ ...good(), exp: seconds() - 90 })],
    [
      '21 attributes',
      'claims',
      () => forge({ ...good(), attributes: Object.fromEntries([...'abcdefghijklmnopqrstu'].map((key) => [key, 1])) }),
    ],
    ['an attribute without end', 'claims', () => forge({ ...good(), attributes: { a: 'x'.repeat(257) } })],
    ['no token at all', 'token', () => ({ token: 'nonsense' })],
    ['a wrong hash', 'hash', () => ({ id: 'u1', userHash: hashUser('u2', secret) })],
  ]
  test.each(cases)('[M36] [T22] %s is refused and says so', async (_name, field, identity) => {
    const before = await stage.rows('select count(*) as n from visitor')
    const { answer } = await begin(await identity())
    expect(answer).toMatchObject({ ok: false, error: { code: 'identity_rejected', field } })
    expect(await stage.rows('select count(*) as n from visitor')).toEqual(before)
  })

  test('[M36] clocks may be a minute apart', async () => {
    granted((await begin(await forge({ ...good(), exp: seconds() - 30 }))).answer)
    granted((await begin(await forge({ ...good(), exp: seconds() + 3630 }))).answer)
  })

  test('F133 a keyed hash of the id counts while a shop moves over', async () => {
    const shopper = await enter({ id: 'moving', userHash: hashUser('moving', secret) })
    expect(shopper.identity).toEqual({ id: 'moving', name: null, forMs: null })
    expect((await enter(await prove('moving'))).visitor).toBe(shopper.visitor)
  })

  test('[M36] a site without keys takes no proof', async () => {
    const { answer } = await begin(await prove('u1'), null, 'other')
    expect(answer).toMatchObject({ error: { code: 'identity_rejected', field: 'key' } })
  })

  test('[T64] a secret that is missing or short stops the start, and is not shown', async () => {
    const { options, folder } = writeFixture()
    writeFileSync(join(folder, 'site/identity.json'), JSON.stringify(file))
    await expect(startServer(options)).rejects.toThrow(/^secrets\.identity is "missing", expected a random text/)
    const short = startServer({ ...options, secrets: { identity: 'hunter2', older } })
    await expect(short).rejects.toThrow(/^secrets\.identity is "shorter"/)
  })
})

describe('histories', () => {
  const own = async (device: VisitorDevice, text = 'Hello') => {
    const conversation = randomUUID()
    granted(await device.ask('message:send', words(conversation, text)))
    return conversation
  }

  test('F27 [M37] [T23] two devices of one proven person have one history, also what was said before the proof', async () => {
    const phone = await enter(undefined)
    const before = await own(phone, 'From the phone')
    const known = await enter(await prove('mari'), phone.token)
    expect(known.visitor).toBe(phone.visitor)
    const laptop = await enter(undefined)
    const other = await own(laptop, 'From the laptop')
    const cid = randomUUID()
    granted(await laptop.ask('message:send', words(other, 'Once', cid)))
    const both = await enter(await prove('mari'), laptop.token)
    expect(both.visitor).toBe(known.visitor)
    expect(both.conversations.map(({ id }) => id).sort()).toEqual([before, other].sort())
    expect(both.joined).toEqual([laptop.visitor])
    const again = granted(await both.ask('message:send', words(other, 'Once', cid)))
    expect(again.seq).toBe(2)
    const push = known.next('entry:appended', (entry) => entry.conversation === other)
    granted(await both.ask('message:send', words(other, 'Seen on the phone')))
    await push
  })

  test('F137 [M37] [T23] an id or e-mail that is only claimed opens nothing, and joins nothing', async () => {
    const mine = await enter(await prove('liis', { email: 'liis@example.com' }))
    const secretTalk = await own(mine, 'My order')
    const thief = await enter(undefined)
    const agent = await stage.agent()
    granted(await thief.ask('profile:set', { id: 'liis', email: 'liis@example.com', name: 'Liis', labels: ['vip'] }))
    const resume = { conversation: secretTalk, stream: 'public', after: 0, afterId: null } as const
    expect(refusal(await thief.ask('conversation:resume', resume))).toBe('not_found')
    expect((await enter(undefined, thief.token)).conversations).toEqual([])
    const talk = await own(thief)
    const { conversation, context } = granted(await agent.ask('conversation:open', { conversation: talk }))
    expect(conversation.visitor).toMatchObject({ name: 'Liis', verified: false })
    expect(context.profile).toMatchObject({ id: 'liis', email: 'liis@example.com', labels: ['vip'], verified: false })
  })

  test('[M37] [T21] a proof gives the device a new token, and the one before opens nothing', async () => {
    const anonymous = await enter(undefined)
    const gone = new Promise<void>((ok) => anonymous.socket.once('disconnect', () => ok()))
    const known = await enter(await prove('rein'), anonymous.token)
    await gone
    expect(known.token).not.toBe(anonymous.token)
    expect(refusal((await begin(undefined, anonymous.token)).answer)).toBe('unauthorized')
    expect((await enter(undefined, known.token)).visitor).toBe(known.visitor)
  })

  test('[M37] somebody else at the same device gets a history of their own, and the one before keeps theirs', async () => {
    const first = await enter(await prove('anna'))
    const talk = await own(first)
    const second = await enter(await prove('boris'), first.token)
    expect(second.conversations).toEqual([])
    expect(second.visitor).not.toBe(first.visitor)
    expect(refusal((await begin(undefined, first.token)).answer)).toBe('unauthorized')
    expect((await enter(await prove('anna'))).conversations.map(({ id }) => id)).toEqual([talk])
  })

  test('F138 [M37] [T24] after signing out the token opens nothing, and the next visitor is somebody new', async () => {
    const known = await enter(await prove('olga'))
    const talk = await own(known)
    const tab = await enter(undefined, known.token)
    const gone = new Promise<void>((ok) => tab.socket.once('disconnect', () => ok()))
    await known.ask('session:end', {}).catch(() => {})
    await gone
    expect(refusal((await begin(undefined, known.token)).answer)).toBe('unauthorized')
    const next = await enter(undefined)
    expect([next.visitor === known.visitor, next.conversations]).toEqual([false, []])
    expect((await enter(await prove('olga'))).conversations.map(({ id }) => id)).toEqual([talk])
  })

  test('F135 [M36] when a proof has run out nothing is heard or pushed until there is another', async () => {
    const short = { sub: 'paul', aud: 'shop', exp: seconds() - 58 }
    const shopper = await enter(await forge(short))
    const talk = await own(shopper)
    await new Promise((ok) => setTimeout(ok, 3500))
    expect(refusal(await shopper.ask('message:send', words(talk, 'Late')))).toBe('unauthorized')
    const input: Start = { version: PROTOCOL_VERSION, site: 'shop', token: shopper.token, locale: 'en' }
    const again = granted(await shopper.ask('session:start', { ...input, identity: await prove('paul') }))
    expect([again.visitor, again.token]).toEqual([shopper.visitor, shopper.token])
    granted(await shopper.ask('message:send', words(talk, 'In time')))
  })

  test('a token opens nothing after 180 days without use, or a week without proof', async () => {
    const anonymous = await enter(undefined)
    await stage.rows(
      'update visitor set seen_at = seen_at - ? where id = ? returning id',
      181 * 86_400_000,
      anonymous.visitor,
    )
    expect(refusal((await begin(undefined, anonymous.token)).answer)).toBe('unauthorized')
    const known = await enter(await prove('tiit'))
    await stage.rows(
      'update visitor_token set proven_at = proven_at - ? where visitor = ? returning visitor',
      8 * 86_400_000,
      known.visitor,
    )
    expect(refusal((await begin(undefined, known.token)).answer)).toBe('unauthorized')
    expect((await enter(await prove('tiit'), known.token)).visitor).toBe(known.visitor)
  })
})

test('attributes and labels stay until the page says otherwise, and agents are told at once', async () => {
  const agent = await stage.agent()
  const shopper = await enter(undefined)
  const conversation = randomUUID()
  granted(await shopper.ask('message:send', words(conversation, 'Hello')))
  granted(await agent.ask('conversation:open', { conversation }))
  granted(await shopper.ask('profile:set', { name: 'Toomas', attributes: { plan: 'free' } }))
  granted(await shopper.ask('profile:set', { labels: ['wholesale'] }))
  const { profile } = await agent.next('context:changed', (each) => each.profile.labels.length > 0)
  expect(profile).toMatchObject({
    name: 'Toomas',
    attributes: { plan: 'free' },
    labels: ['wholesale'],
    verified: false,
  })
  await agent.next('conversation:changed', (each) => each.visitor.name === 'Toomas')
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, n]))
  expect(refusal(await shopper.ask('profile:set', { attributes: many }))).toBe('too_large')
  expect(refusal(await shopper.ask('profile:set', { attributes: { a: { b: 1 } } as never }))).toBe('bad_request')
  const proto = JSON.parse('{"__proto__": "x", "constructor": "y", "plan": "pro"}') as Record<string, string>
  await shopper.ask('profile:set', { attributes: proto })
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('[M260] facts of a conversation stand beside the open one and the next, and a solved one keeps its own', async () => {
  const agent = await stage.agent()
  const shopper = await enter(undefined)
  const other = await enter(undefined)
  const say = async (device: typeof shopper, conversation: string) => {
    granted(await device.ask('message:send', words(conversation, 'Hello')))
    return conversation
  }
  const factsOf = async (conversation: string) =>
    granted(await agent.ask('conversation:open', { conversation })).context.facts
  // Said before anything began.
  granted(await shopper.ask('profile:set', { conversation: { order: 10042, gift: true } }))
  const first = await say(shopper, randomUUID())
  const foreign = await say(other, randomUUID())
  expect(await factsOf(first)).toEqual({ order: '10042', gift: 'true' })
  const solved = { cid: randomUUID(), conversation: first }
  granted(await agent.ask('conversation:solve', solved))
  granted(await shopper.ask('profile:set', { conversation: { order: '10043' } }))
  const second = await say(shopper, randomUUID())
  granted(await shopper.ask('profile:set', { name: 'Liis' }))
  expect(await factsOf(second)).toEqual({ order: '10043' })
  granted(await shopper.ask('profile:set', { conversation: {} }))
  expect([await factsOf(first), await factsOf(second), await factsOf(foreign)]).toEqual([
    { order: '10042', gift: 'true' },
    {},
    {},
  ])
  const deep = { order: { id: 1 } } as never
  expect(refusal(await shopper.ask('profile:set', { conversation: deep }))).toBe('bad_request')
})

test('F136 [M36] where the site wants proofs, an identity without one is refused and a shopper without any is not', async () => {
  const strict = await openStage({ secrets: { identity: secret, older } }, (folder) =>
    writeFileSync(join(folder, 'site/identity.json'), JSON.stringify({ ...file, require: true })),
  )
  const visitor = await strict.visitor()
  const refused = await visitor.ask('profile:set', { id: 'kadri', name: 'Kadri' })
  expect(refused).toMatchObject({ error: { code: 'identity_rejected', field: 'unproven' } })
  granted(await visitor.ask('profile:set', { attributes: { plan: 'free' } }))
  granted(await visitor.ask('message:send', words(randomUUID(), 'Hello')))
  const device = strict.connect('/visitor') as unknown as VisitorDevice
  const start: Start = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }
  const known = granted(await device.ask('session:start', { ...start, identity: await prove('kadri') }))
  granted(await device.ask('profile:set', { name: 'Kadri' }))
  const alone = strict.connect('/visitor') as unknown as VisitorDevice
  expect(refusal(await alone.ask('session:start', { ...start, token: known.token }))).toBe('unauthorized')
  await strict.close()
})
