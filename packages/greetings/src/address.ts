import type { GreetingPatterns } from '@deskbell/protocol'
import { once } from './once.ts'
import { matches } from './pattern.ts'
import type { Truth } from './truth.ts'

/** In plain letters and as it is written. */
function spellings(text: string): string[] {
  try {
    return [text, decodeURI(text)]
  } catch {
    return [text]
  }
}

/** The ways an owner may write an address: path, path and query, without the scheme, in full; with or without the last slash. */
function formsOf(url: string): string[] {
  if (!URL.canParse(url)) return [url]
  const { protocol, host, pathname, search } = new URL(url)
  const paths = [pathname, pathname.replace(/\/+$/, '')].flatMap((path) => [path, path + search])
  const forms = paths.flatMap((path) => [path, host + path, `${protocol}//${host}${path}`]).flatMap(spellings)
  return [...new Set(forms)]
}

/** The ways to write an address; every rule asks about the same few. */
export const addresses = once(formsOf, new Map<string, string[]>())

/** Whether the address fits: patterns see it as path, path and query, and in full. A last slash does not matter. */
export const matchesAddress = (patterns: GreetingPatterns, url: string | null | undefined): Truth =>
  url == null ? null : matches(patterns, addresses(url))
