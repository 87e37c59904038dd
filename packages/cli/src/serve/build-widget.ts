import { pinnedTag, publishWidget } from '@deskbell/server'
import type { World } from '../world.ts'

/** Writes the widget for a web host of the owner's own, and says by which tag this version is pinned. */
export async function buildWidget({ out }: { out: string }, world: World): Promise<number> {
  const version = await publishWidget(out)
  world.say(`${out}: deskbell.js and ${version.file}, ${Object.keys(version.assets).length} parts`)
  world.say(`\nPinned to this version (newer ones do not reach such a page):`)
  world.say(pinnedTag(version, 'https://your.host', 'your-site-key'))
  return 0
}
