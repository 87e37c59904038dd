import { createHash } from 'node:crypto'
import { pictureEndings } from '@deskbell/faq/articles'
import type { World } from './world.ts'

/** Larger pictures keep visitors on phones waiting. */
const largeBytes = 500_000

/** Pictures of a help folder: under which name each is served, and their bytes. */
export interface HelpPictures {
  /** By path in the folder. */
  names: ReadonlyMap<string, string>
  /** By name. */
  bytes: ReadonlyMap<string, Uint8Array>
  /** Those that visitors wait for. */
  large: { path: string; kilobytes: number }[]
}

/** Reads the pictures of a help folder. A name carries the content's hash, so that browsers may keep the file for good. */
export async function readHelpPictures(folder: string, world: World): Promise<HelpPictures> {
  const endings = pictureEndings.flatMap((ending) => [ending, ending.toUpperCase()])
  const names = new Map<string, string>()
  const bytes = new Map<string, Uint8Array>()
  const large: HelpPictures['large'] = []
  for (const picture of await world.folders.readBytes(folder, endings)) {
    const name = nameOf(picture.path, picture.bytes)
    names.set(picture.path, name)
    bytes.set(name, picture.bytes)
    const size = picture.bytes.byteLength
    if (size > largeBytes) large.push({ path: picture.path, kilobytes: Math.round(size / 1000) })
  }
  return { names, bytes, large }
}

function nameOf(path: string, bytes: Uint8Array): string {
  const file = path.split('/').at(-1)?.toLowerCase() ?? ''
  const dot = file.lastIndexOf('.')
  const plain = file
    .slice(0, dot)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return `${plain || 'picture'}-${hash}${file.slice(dot)}`
}
