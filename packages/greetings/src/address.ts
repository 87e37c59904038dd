import type { GreetingPatterns } from '@deskbell/protocol'
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
  return paths.flatMap((path) => [path, host + path, `${protocol}//${host}${path}`]).flatMap(spellings)
}

/** Every rule asks about the address of the same page. */
let newest: { url: string; forms: string[] } | undefined

const bare = new Map<GreetingPatterns, string[]>()

/** Whether the address fits: patterns see it as path, path and query, and in full. A last slash does not matter. */
export function matchesAddress(patterns: GreetingPatterns, url: string | null | undefined): Truth {
  if (url == null) return null
  if (newest?.url !== url) newest = { url, forms: formsOf(url) }
  const list = bare.get(patterns) ?? [patterns].flat().map((one) => one.replace(/^(!?\/.+[^/*])\/$/, '$1'))
  bare.set(patterns, list)
  return matches(list, newest.forms)
}
