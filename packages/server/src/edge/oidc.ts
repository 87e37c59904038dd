import * as client from 'openid-client'

/** The company's own sign-in service. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
}
/** What must be the same when the person comes back: kept in a sealed cookie, for ten minutes. */
export interface OidcTicket {
  state: string
  nonce: string
  verifier: string
  at: number
}
export interface Oidc {
  /** Where to send the person, and what to remember of it. */
  begin(callback: string, now: number): Promise<{ url: string; ticket: OidcTicket }>
  /** The e-mail that the service vouches for; `null` for anything that does not add up. */
  finish(callback: URL, ticket: OidcTicket): Promise<string | null>
}

const patienceSeconds = 10
/** What the service lets an own machine do; the internet has to be asked over https. */
const isLoopback = (issuer: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)

/**
 * Signs people in by OpenID Connect: authorization code with PKCE, `state`, `nonce`, issuer and audience exact. The
 * service is asked for its own description at the first sign-in, and again after one that failed.
 */
export function createOidc({ issuer, clientId, clientSecret }: OidcSettings): Oidc {
  let known: Promise<client.Configuration> | null = null
  const configuration = (): Promise<client.Configuration> => {
    const server = new URL(issuer)
    // Who listens on the way to an own machine must not be believed either: the signature is always checked.
    const execute = [client.enableNonRepudiationChecks, ...(isLoopback(server) ? [client.allowInsecureRequests] : [])]
    const options = { timeout: patienceSeconds, execute }
    known ??= client.discovery(server, clientId, clientSecret, undefined, options)
    known.catch(() => {
      known = null
    })
    return known
  }
  return {
    async begin(callback, now) {
      const ticket = {
        ...{ state: client.randomState(), nonce: client.randomNonce() },
        ...{ verifier: client.randomPKCECodeVerifier(), at: now },
      }
      const url = client.buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: callback, scope: 'openid email', response_type: 'code' },
        ...{ state: ticket.state, nonce: ticket.nonce, code_challenge_method: 'S256' },
        code_challenge: await client.calculatePKCECodeChallenge(ticket.verifier),
      })
      return { url: url.href, ticket }
    },
    async finish(callback, { state, nonce, verifier }) {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), callback, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        })
        const claims = tokens.claims()
        return typeof claims?.email === 'string' && claims.email_verified === true ? claims.email : null
      } catch (error) {
        // What came back does not add up, or the service refused it: nobody signs in.
        if (error instanceof client.ClientError || error instanceof client.ResponseBodyError) return null
        if (error instanceof client.AuthorizationResponseError) return null
        throw error
      }
    },
  }
}
