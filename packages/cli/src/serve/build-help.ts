import { join } from 'node:path'
import type { ServerOptions } from '@deskbell/server'
import { faqBuild } from '../faq.ts'
import type { World } from '../world.ts'

type Sites = ServerOptions['sites']

/**
 * Turns help that is still articles (`en/returns.md`) into what the server serves, under `out`; help that was built
 * already stays as it is. Null when an article is broken, which was told.
 */
export async function buildHelp(sites: Sites, out: string, world: World): Promise<Sites | null> {
  const ready: Sites[number][] = []
  for (const [index, site] of sites.entries()) {
    const { help } = site
    if (help === null || (await isBuilt(help, world))) ready.push(site)
    else {
      const place = join(out, String(index))
      const quiet = { ...world, say() {} }
      if ((await faqBuild({ folder: help, out: place, watch: false }, quiet)) !== 0) return null
      ready.push({ ...site, help: place })
    }
  }
  return ready
}

const isBuilt = async (folder: string, world: World): Promise<boolean> =>
  (await world.folders.read(folder, ['manifest.json'])).some(({ path }) => path === 'manifest.json')
