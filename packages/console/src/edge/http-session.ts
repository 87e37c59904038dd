import type { Session, SignInResult } from '../world.ts'

const path = '/v1/session'

/** What an HTTP status means to the person who signs in. */
export function decideResult(status: number): SignInResult {
  if (status >= 200 && status < 300) return 'ok'
  if (status === 429) return 'slow'
  return status >= 400 && status < 500 ? 'refused' : 'unreachable'
}

/** The password is right, and a code of the second factor is missing or wrong. */
async function asksForCode(response: Response): Promise<boolean> {
  if (response.status !== 401) return false
  const answer = (await response.json().catch(() => null)) as { error?: { field?: unknown } } | null
  return answer?.error?.field === 'code'
}

/** The cookie session of this origin. `restart` is what to do when the cookie has changed. */
export const createHttpSession = (restart: () => void): Session => ({
  restart,
  async signIn(email, password, code) {
    const request = fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, ...(code ? { code } : {}) }),
    })
    const response = await request.catch(() => null)
    if (!response) return 'unreachable'
    return (await asksForCode(response)) ? 'code' : decideResult(response.status)
  },
  async byCompany() {
    const response = await fetch('/v1/sign-in').catch(() => null)
    const ways = response?.ok ? ((await response.json().catch(() => null)) as { oidc?: unknown } | null) : null
    return ways?.oidc === true
  },
  async signOut() {
    const response = await fetch(path, { method: 'DELETE' }).catch(() => null)
    // 401: the server has ended the session already.
    return response !== null && (response.ok || response.status === 401)
  },
})

/** The public settings that the widget also reads. */
export async function loadSite(key: string): Promise<unknown> {
  const response = await fetch(`/v1/sites/${encodeURIComponent(key)}/config`)
  if (!response.ok) throw new Error(`The site's settings could not be read (${response.status})`)
  return response.json()
}
