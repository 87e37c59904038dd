import type { GreetingPatterns } from '@deskbell/protocol'
import { matches } from './pattern.ts'
import type { Truth } from './truth.ts'

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}

function parse(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

/** The ways an owner may write an address: path, path and query, without the scheme, in full; with or without the last slash. */
function formsOf(url: string): string[] {
  const parsed = parse(url)
  if (!parsed) return [url]
  const { protocol, host, pathname, search } = parsed
  const paths = [pathname, pathname.replace(/\/+$/, '')].flatMap((path) => [path, path + search])
  const forms = paths.flatMap((path) => [path, host + path, `${protocol}//${host}${path}`])
  return [...new Set([...forms, ...forms.map(decoded)])].filter((form) => form !== '')
}

/** Whether the address fits: patterns see it as path, path and query, and in full. A last slash does not matter. */
export function matchesAddress(patterns: GreetingPatterns, url: string | null | undefined): Truth {
  if (url == null) return null
  const list = typeof patterns === 'string' ? [patterns] : patterns
  const bare = list.map((one) => (/^!?\/.+[^/*]\/$/.test(one) ? one.slice(0, -1) : one))
  return matches(bare, formsOf(url))
}
