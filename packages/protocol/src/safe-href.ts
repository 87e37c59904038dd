/**
 * An address that may be followed from the panel, made absolute; `null` for every scheme but web, mail and phone.
 * @example safeHref('javascript:alert(1)') // null
 */
export function safeHref(href: string, base?: string): string | null {
  try {
    const url = new URL(href, base)
    return /^(https?|mailto|tel):$/.test(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
