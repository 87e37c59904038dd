/** An http or https address made whole; `null` for anything else, so that foreign text never becomes a script or a file. */
export function webAddress(text: string | null): string | null {
  if (!text) return null
  try {
    const url = new URL(text)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}

/** What a person calls the address: host and path. @example shortAddress('https://shop.example/cart?x=1') // 'shop.example/cart' */
export function shortAddress(text: string): string {
  const address = webAddress(text)
  if (!address) return text
  const { host, pathname } = new URL(address)
  return host + pathname.replace(/\/$/, '')
}
