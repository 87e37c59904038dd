import type { HelpBundle, HelpManifest, SiteConfig } from '@deskbell/protocol'

/** Our own files, made by our own tools: looked at only far enough not to break on a wrong address. */
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isConfig = (value: unknown): value is SiteConfig =>
  isRecord(value) && value.version === 1 && Array.isArray(value.team) && Array.isArray(value.surveys)
const isManifest = (value: unknown): value is HelpManifest =>
  isRecord(value) && value.version === 1 && isRecord(value.files)
const isBundle = (value: unknown): value is HelpBundle =>
  isRecord(value) && value.version === 1 && Array.isArray(value.articles) && Array.isArray(value.categories)

type Is<T> = (value: unknown) => value is T

/** The language's file in a manifest: the tag, its base, the site's default. @example pickFile(manifest, 'et-EE') */
export function pickFile(manifest: HelpManifest, locale: string): string | undefined {
  const has = (tag: string) => (Object.hasOwn(manifest.files, tag) ? manifest.files[tag] : undefined)
  return has(locale) ?? has(locale.split('-')[0] ?? '') ?? has(manifest.default)
}

/** Where a help bundle came from: pictures in its articles are beside it. */
export interface Help {
  url: string
  bundle: HelpBundle
}

/** Reads what the site serves; each file is kept, so that it is there when the network is not. */
export interface SiteFiles {
  /** Gives the kept copy first, then the fresh one. Resolves to whether the network answered. */
  config(take: (config: SiteConfig) => void): Promise<boolean>
  help(path: string, locale: string, take: (help: Help) => void): Promise<boolean>
}

/** The browser's own, or stand-ins. `caches` is missing on pages without https: then nothing is kept. */
export interface SiteFilesWorld {
  fetch(url: string): Promise<Response>
  caches: Pick<CacheStorage, 'open'> | undefined
}

export const browserFiles: SiteFilesWorld = {
  fetch: (url) => fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(10_000) }),
  // Merely reading it throws in a frame that may keep nothing.
  get caches() {
    return globalThis.caches
  },
}

const cacheName = 'deskbell'

export function createSiteFiles(configUrl: string, world: SiteFilesWorld = browserFiles): SiteFiles {
  const cache = async () => (await world.caches?.open(cacheName)) ?? null

  async function kept<T>(url: string, is: Is<T>): Promise<T | null> {
    try {
      const found: unknown = await (await (await cache())?.match(url))?.json()
      return is(found) ? found : null
    } catch {
      // A browser that refuses its storage keeps nothing; that is all.
      return null
    }
  }
  async function fresh<T>(url: string, is: Is<T>): Promise<T> {
    const answer = await world.fetch(url)
    const copy = answer.clone()
    const value: unknown = answer.ok ? await answer.json() : null
    if (!is(value)) throw new Error(`${url} is not what it should be (${answer.status})`)
    cache()
      .then((opened) => opened?.put(url, copy))
      // Full or forbidden: it stays in memory, and only who looks for details in the console reads of it.
      .catch(console.debug)
    return value
  }
  /** The kept copy at once, then the fresh one; whether the network gave it. */
  async function both<T>(url: string, is: Is<T>, take: (value: T) => Promise<void> | void): Promise<boolean> {
    const old = await kept(url, is)
    if (old) await take(old)
    try {
      await take(await fresh(url, is))
      return true
    } catch {
      // Offline, or the server is away: the kept copy stands.
      return false
    }
  }

  return {
    config: (take) => both(configUrl, isConfig, take),
    help(path, locale, take) {
      const manifestUrl = new URL(path, configUrl).href
      let shown = ''
      return both(manifestUrl, isManifest, async (manifest) => {
        const file = pickFile(manifest, locale)
        const url = file && new URL(file, manifestUrl).href
        // The name carries the content's hash: the same name is the same content.
        if (!url || url === shown) return
        const bundle = (await kept(url, isBundle)) ?? (await fresh(url, isBundle))
        shown = url
        take({ url, bundle })
      })
    },
  }
}
