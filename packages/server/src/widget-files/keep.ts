import { copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeWidget, type WidgetVersion } from './describe.ts'

/** Copies a file whose name says what is in it; one that is there is right already. */
async function keep(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => null)) return
  // In one step, so that nobody is ever served a half.
  await copyFile(from, `${to}.${process.pid}`)
  await rename(`${to}.${process.pid}`, to)
}

/**
 * Copies the built widget into a folder beside the versions that are there: a page that names an older one, or was
 * opened before an upgrade and needs a part only now, finds it. Returns what was added; null where nothing was built.
 */
export async function keepWidget(cdn: string, folder: string): Promise<WidgetVersion | null> {
  const version = await describeWidget(cdn)
  if (!version) return null
  await mkdir(join(folder, 'assets'), { recursive: true })
  const assets = await readdir(join(cdn, 'assets')).catch(() => [])
  await Promise.all(assets.map((name) => keep(join(cdn, 'assets', name), join(folder, 'assets', name))))
  for (const packed of ['', '.gz', '.br']) {
    const source = join(cdn, `deskbell.js${packed}`)
    if (await stat(source).catch(() => null)) await keep(source, join(folder, `${version.file}${packed}`))
  }
  return version
}
