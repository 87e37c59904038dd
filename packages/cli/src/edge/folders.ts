import { watch } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { FolderBytes, FolderFile, Folders } from '../world.ts'

export const createFolders = (): Folders => ({
  read: readFolder,
  readBytes,
  write: writeFolder,
  watch: watchFolder,
})

async function readFolder(folder: string, endings: readonly string[]): Promise<FolderFile[]> {
  const files = await readBytes(folder, endings)
  return files.map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }))
}

async function readBytes(folder: string, endings: readonly string[]): Promise<{ path: string; bytes: Buffer }[]> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isFile()) return [{ path: basename(folder), bytes: await readFile(folder) }]
  if (!found?.isDirectory()) throw new Error(`${folder}: there is no such folder`)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const wanted = entries.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
  const files = await Promise.all(
    wanted.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: relative(folder, path).split(sep).join('/'), bytes: await readFile(path) }
    }),
  )
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function writeFolder(
  folder: string,
  files: readonly (FolderFile | FolderBytes)[],
  stale: (name: string) => boolean,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const file of files) {
    const { path } = file
    // A reader must never see half a file, so it is written beside and then moved into its place.
    const place = join(folder, path)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(`${place}.part`, 'text' in file ? file.text : file.bytes)
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
