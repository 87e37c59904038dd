import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What a sign-in is to look like; what is not given is right. */
export interface Claims {
  email?: string
  email_verified?: boolean
  nonce?: string
  iss?: string
  aud?: string
  /** Signs with a key that the service does not name. */
  foreignKey?: boolean
}

/** A company's sign-in service: gives a code for what it is told, and takes each once, from who has the right verifier. */
export async function openProvider(clientId: string, clientSecret: string) {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { claims: Claims; challenge: string; nonce: string; redirect: string }>()
  let issuer = ''

  async function idToken({ foreignKey, iss, aud, ...said }: Claims, nonce: string): Promise<string> {
    return new SignJWT({ nonce, email_verified: true, ...said })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(iss ?? issuer)
      .setAudience(aud ?? clientId)
      .setSubject('person-1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(foreignKey ? foreign.privateKey : own.privateKey)
  }
  /** The token for a code; `null` for one that is used, or whose verifier or secret is wrong. */
  async function redeem(form: URLSearchParams, authorization = ''): Promise<string | null> {
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    const known = authorization === basic || form.get('client_secret') === clientSecret
    if (!code || !known || challenge !== code.challenge || form.get('redirect_uri') !== code.redirect) return null
    return idToken(code.claims, code.nonce)
  }

  const server = createServer((request, response) => {
    const json = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', async () => {
      if (request.url === '/.well-known/openid-configuration') {
        return json(200, {
          ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
          ...{ jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'] },
          ...{ id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] },
        })
      }
      if (request.url === '/jwks') return json(200, { keys: [jwk] })
      const token = await redeem(new URLSearchParams(body), request.headers.authorization)
      if (token === null) return json(400, { error: 'invalid_grant' })
      return json(200, { access_token: randomUUID(), token_type: 'bearer', expires_in: 60, id_token: token })
    })
  })
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** The person signs in there; resolves to where the service sends her back. */
    signIn(there: string, claims: Claims): string {
      const asked = new URL(there).searchParams
      const code = randomUUID()
      const redirect = asked.get('redirect_uri') ?? ''
      const { nonce = asked.get('nonce') ?? '', ...rest } = claims
      codes.set(code, { claims: rest, nonce, redirect, challenge: asked.get('code_challenge') ?? '' })
      return `${redirect}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
