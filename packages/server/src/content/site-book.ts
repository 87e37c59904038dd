import type { Site } from '../deps.ts'
import { contentSerials, publishedContent } from '../store/content.ts'
import type { Database } from '../store/sql.ts'
import { overlaySite } from './overlay-site.ts'

/** The sites as they are served, and as their files have them. */
export interface SiteBook {
  /** Changes in place, so that everybody who holds it sees what is published. */
  sites: ReadonlyMap<string, Site>
  files: ReadonlyMap<string, Site>
  /** Reads what was published since the last time; several askers at once share one reading. */
  refresh(): Promise<void>
}

/**
 * Lays what owners published over the files of their sites. One number per site tells whether anything is new, so that
 * asking costs hardly anything and every node may ask before it serves.
 */
export function createSiteBook(files: ReadonlyMap<string, Site>, db: Pick<Database, 'read'>): SiteBook {
  const sites = new Map(files)
  const seen = new Map<string, number>()
  let reading: Promise<void> | null = null

  async function read(): Promise<void> {
    for (const { site: key, serial } of await contentSerials(db.read)) {
      const base = files.get(key)
      if (!base || seen.get(key) === serial) continue
      const fresh = overlaySite(base, await publishedContent(db.read, key))
      const before = sites.get(key)
      // Pages that hold the manifest of a moment ago still ask for the bundles it named.
      const help = new Map([...(before?.help ?? []), ...fresh.help])
      sites.set(key, { ...fresh, help })
      seen.set(key, serial)
    }
  }
  return {
    sites,
    files,
    refresh() {
      reading ??= read().finally(() => {
        reading = null
      })
      return reading
    },
  }
}
