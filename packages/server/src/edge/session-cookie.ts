/** `__Host-` binds the cookie to this host and to https; plain http (a machine of one's own) cannot have it. */
const nameOf = (secure: boolean) => (secure ? '__Host-deskbell' : 'deskbell')
const flags = (secure: boolean) => `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

export const setCookie = (token: string, secure: boolean, maxAgeMs: number): string =>
  `${nameOf(secure)}=${token}; Max-Age=${Math.floor(maxAgeMs / 1000)}; ${flags(secure)}`

export const clearCookie = (secure: boolean): string => `${nameOf(secure)}=; Max-Age=0; ${flags(secure)}`

/** The session token in a `Cookie` header. */
export function readCookie(header: string | undefined, secure: boolean): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === nameOf(secure) && value) return value
  }
  return null
}
