import { watch } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { FolderFile, Folders } from '../world.ts'

export const createFolders = (): Folders => ({ read: readFolder, write: writeFolder, watch: watchFolder })

async function readFolder(folder: string, endings: readonly string[]): Promise<FolderFile[]> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isFile()) return [{ path: basename(folder), text: await readFile(folder, 'utf8') }]
  if (!found?.isDirectory()) throw new Error(`${folder}: there is no such folder`)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const wanted = entries.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
  const files = await Promise.all(
    wanted.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: relative(folder, path).split(sep).join('/'), text: await readFile(path, 'utf8') }
    }),
  )
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function writeFolder(
  folder: string,
  files: readonly FolderFile[],
  stale: (name: string) => boolean,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { path, text } of files) {
    // A reader must never see half a file, so it is written beside and then moved into its place.
    const place = join(folder, path)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(`${place}.part`, text)
    await rename(`${place}.part`, place)
  }
  const kept = new Set(files.map(({ path }) => path))
  const old = (await readdir(folder)).filter((name) => !kept.has(name) && stale(name))
  await Promise.all(old.map((name) => rm(join(folder, name))))
}

/** Editors write a file in several steps. */
const calmMs = 100

function watchFolder(folder: string, run: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(run, calmMs)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
