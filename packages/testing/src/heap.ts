import type { Page } from 'playwright-core'

/** What the scripts of a page made and still hold: how many there are, and their own bytes. */
export interface Held {
  count: number
  bytes: number
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  nodes: number[]
}

/** Made by scripts. What is left out is the engine's: compiled code, what it learned of it, the browser's own lists. */
const made = new Set(['object', 'closure', 'string', 'concatenated string', 'sliced string', 'regexp', 'symbol'])

/** Counts what scripts hold after a collection, by a snapshot of the heap. */
export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  const parts: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void parts.push(chunk))
  await session.send('HeapProfiler.enable')
  for (let round = 0; round < 4; round++) await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  const { snapshot, nodes } = JSON.parse(parts.join('')) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const held = { count: 0, bytes: 0 }
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!made.has(types[0][nodes[at + fields.indexOf('type')]!]!)) continue
    held.count++
    held.bytes += nodes[at + fields.indexOf('self_size')]!
  }
  return held
}
