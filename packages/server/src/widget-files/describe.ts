import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A build of the widget: its name for good, and what a browser can hold its files against. */
export interface WidgetVersion {
  /** Of the bytes of the tag's file, which names all others by theirs: the same bytes, the same version. */
  version: string
  /** File of this version of the tag, beside `deskbell.js`. */
  file: string
  /** For the attribute `integrity` of the tag. */
  integrity: string
  /** By path beside the tag, for the `integrity` of an import map. */
  assets: Record<string, string>
}

const integrityOf = (body: Buffer): string => `sha384-${createHash('sha384').update(body).digest('base64')}`

/** Reads which version of the widget a folder holds; null where none was built into it. */
export async function describeWidget(folder: string): Promise<WidgetVersion | null> {
  const body = await readFile(join(folder, 'deskbell.js')).catch(() => null)
  if (!body) return null
  const version = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const names = (await readdir(join(folder, 'assets')).catch(() => [])).filter((name) => name.endsWith('.js')).sort()
  const assets = names.map(async (name) => {
    return [`assets/${name}`, integrityOf(await readFile(join(folder, 'assets', name)))] as const
  })
  return {
    version,
    file: `deskbell@${version}.js`,
    integrity: integrityOf(body),
    assets: Object.fromEntries(await Promise.all(assets)),
  }
}

/**
 * The tag that always loads these bytes.
 * @example pinnedTag(version, 'https://chat.example.com', 'rosso')
 */
export const pinnedTag = ({ file, integrity }: WidgetVersion, server: string, site: string): string =>
  `<script async src="${server}/${file}" integrity="${integrity}" crossorigin="anonymous" data-site-key="${site}"></script>`
