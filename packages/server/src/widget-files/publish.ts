import { copyFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtFiles } from '../built-files.ts'
import { ConfigError } from '../config-error.ts'
import type { WidgetVersion } from './describe.ts'
import { keepWidget } from './keep.ts'

/**
 * Writes the built widget into a folder for any web host: `deskbell.js`, which is the newest; this version of it under a
 * name for good; and `deskbell.json`, which says what a browser can hold the files against. Versions written before stay.
 * @throws ConfigError where no widget was built
 */
export async function publishWidget(folder: string, cdn = builtFiles.cdn): Promise<WidgetVersion> {
  const version = await keepWidget(cdn, folder)
  if (!version) throw new ConfigError('static', cdn, 'a folder with the built widget; `pnpm build` makes it')
  await writeFile(join(folder, 'deskbell.json'), `${JSON.stringify(version, null, 2)}\n`)
  // Last, so that nobody loads a tag whose parts are not there yet.
  for (const packed of ['', '.gz', '.br']) {
    const source = join(cdn, `deskbell.js${packed}`)
    if (await stat(source).catch(() => null)) await copyFile(source, join(folder, `deskbell.js${packed}`))
  }
  return version
}
