import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Claims, openProvider } from './oidc-stand-in.ts'
import { granted, openStage, type Stage } from './stage.ts'

const [clientId, clientSecret] = ['desk', 'a secret of the desk']
let provider: Awaited<ReturnType<typeof openProvider>>
let stage: Stage
beforeAll(async () => {
  provider = await openProvider(clientId, clientSecret)
  stage = await openStage({
    ...{ oidcIssuer: provider.issuer, oidcClientId: clientId, oidcClientSecret: clientSecret },
    // Nodes on Postgres have it in common.
    secretKey: 'k'.repeat(43),
    agents: [
      { name: 'Ada', email: 'ada@shop.example', password: 'seven grey umbrellas', role: 'admin' },
      { name: 'Ben', email: 'ben@shop.example', password: 'eight grey umbrellas' },
    ],
  })
})
afterAll(async () => {
  await stage.close()
  provider.close()
})

const cookies = (response: Response): string[] => response.headers.getSetCookie().map((line) => line.split(';', 1)[0]!)
const open = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } })
/** Goes to the service. */
async function begin() {
  const response = await open(`${stage.server.url}/console/oidc`)
  expect(response.status).toBe(303)
  return { there: response.headers.get('location')!, ticket: cookies(response)[0]! }
}
/** Goes there and back. */
async function signIn(claims: Claims, change: (back: URL) => void = () => {}) {
  const { there, ticket } = await begin()
  const back = new URL(provider.signIn(there, claims))
  change(back)
  const response = await open(back.href, ticket)
  return { response, back: back.href, ticket, session: cookies(response).find((each) => /^deskbell=./.test(each)) }
}
const whoIs = async (cookie: string) =>
  ((await (await open(`${stage.server.url}/v1/session`, cookie)).json()) as { agent?: { name: string } }).agent?.name

test('[M139] [T63] whom the service vouches for is signed in, by code and PKCE, and it is recorded', async () => {
  expect(await (await open(`${stage.server.url}/v1/sign-in`)).json()).toEqual({ ok: true, oidc: true })
  const { there } = await begin()
  const asked = new URL(there).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('redirect_uri')).toBe(`${stage.server.url}/console/oidc/callback`)
  const { response, session } = await signIn({ email: 'Ben@Shop.example' })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/console'])
  expect(await whoIs(session!)).toBe('Ben')
  const lines = await stage.rows<{ detail: string }>(`select detail from audit where action = 'signed-in'`)
  expect(lines.map(({ detail }) => detail).join()).toContain('oidc')
})

test('[M139] [T63] a code, a way back and a ticket of somebody else sign nobody in', async () => {
  const { back, ticket, session } = await signIn({ email: 'ben@shop.example' })
  expect(session).toBeDefined()
  // The same once more.
  expect((await open(back, ticket)).status).toBe(401)
  const [mine, theirs] = [await begin(), await begin()]
  const way = provider.signIn(theirs.there, { email: 'ada@shop.example' })
  expect((await open(way, mine.ticket)).status).toBe(401)
  expect((await open(way)).status).toBe(401)
  expect((await open(way, `${theirs.ticket.slice(0, -2)}xx`)).status).toBe(401)
})

test.each([
  ['an e-mail that is not verified', { email: 'ada@shop.example', email_verified: false }],
  ['an e-mail of nobody', { email: 'mallory@shop.example' }],
  ['no e-mail', {}],
  ['another nonce', { email: 'ada@shop.example', nonce: 'x' }],
  ['another audience', { email: 'ada@shop.example', aud: 'other' }],
  ['another issuer', { email: 'ada@shop.example', iss: 'https://evil.example' }],
  ['another key', { email: 'ada@shop.example', foreignKey: true }],
] as const)('[M139] [T63] %s signs nobody in', async (_name, claims) => {
  const { response, session } = await signIn(claims)
  expect([response.status, session]).toEqual([401, undefined])
  expect(await response.text()).not.toContain('at ')
})

test('[M139] [T63] another state, an error of the service and somebody shut out sign nobody in', async () => {
  expect(
    (await signIn({ email: 'ada@shop.example' }, (back) => back.searchParams.set('state', 'x'))).response.status,
  ).toBe(401)
  const denied = await signIn({ email: 'ada@shop.example' }, (back) => {
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
  })
  expect(denied.response.status).toBe(401)
  const ada = await stage.agent('ada@shop.example', 'seven grey umbrellas')
  const { members } = granted(await ada.ask('team:list', {}))
  const ben = members.find(({ name }) => name === 'Ben')!
  granted(await ada.ask('member:change', { agent: ben.id, disabled: true }))
  expect((await signIn({ email: 'ben@shop.example' })).response.status).toBe(401)
})
