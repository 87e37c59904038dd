import type { Site } from '../deps.ts'
import { contentSerials, publishedContent } from '../store/content.ts'
import { addedOrigins, originSerials } from '../store/origins.ts'
import type { Database } from '../store/sql.ts'
import { overlaySite } from './overlay-site.ts'
import { shareTurn } from './share-turn.ts'

/** The sites as they are served, and as their files have them. */
export interface SiteBook {
  /** Changes in place, so that everybody who holds it sees what is published. */
  sites: ReadonlyMap<string, Site>
  files: ReadonlyMap<string, Site>
  /** Reads what was published since the last time; all who ask in one turn of the loop share one reading. */
  refresh(): Promise<void>
  /** The same after something was published here: nothing that began before counts. */
  renew(): Promise<void>
}

/**
 * Lays what owners published, and the pages that they named, over the files of their sites. Two numbers per site tell
 * whether anything is new, so that asking costs hardly anything and every node may ask before it serves. `onChange` hears
 * of each site that differs.
 */
export function createSiteBook(
  files: ReadonlyMap<string, Site>,
  db: Pick<Database, 'read'>,
  onChange: (site: Site) => void = () => {},
): SiteBook {
  const sites = new Map(files)
  const seen = new Map<string, string>()

  async function read(): Promise<void> {
    const pages = new Map((await originSerials(db.read)).map(({ site, serial }) => [site, serial]))
    const texts = new Map((await contentSerials(db.read)).map(({ site, serial }) => [site, serial]))
    for (const key of new Set([...pages.keys(), ...texts.keys()])) {
      const serial = `${texts.get(key)} ${pages.get(key)}`
      const base = files.get(key)
      if (!base || seen.get(key) === serial) continue
      const origins = (await addedOrigins(db.read, key)).map(({ origin }) => origin)
      const fresh = overlaySite(base, await publishedContent(db.read, key), origins)
      const before = sites.get(key)
      // Pages that hold the manifest of a moment ago still ask for the bundles it named.
      const help = new Map([...(before?.help ?? []), ...fresh.help])
      sites.set(key, { ...fresh, help })
      seen.set(key, serial)
      onChange(fresh)
    }
  }
  return { sites, files, ...shareTurn(read) }
}
