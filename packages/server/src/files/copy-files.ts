import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'

/** Attachments lie in folders of two letters, under random names; one that is being written ends otherwise. */
const isKept = (path: string): boolean => /^[^/]{2}\/[^/.]+$/.test(path.replaceAll(sep, '/'))

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { recursive: true })).filter(isKept)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const part = `${to}.part`
  await copyFile(from, part)
  const file = await open(part, 'r+')
  try {
    await file.chmod(0o600)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, to)
}

/**
 * Copies the attachments that are not there yet; content never changes under its name. One that is taken back while it
 * is copied is passed over. Resolves to how many there are in the end.
 */
export async function copyFiles(from: string, to: string): Promise<number> {
  const there = new Set(await namesIn(to))
  for (const name of await namesIn(from)) {
    if (there.has(name)) continue
    try {
      await copy(join(from, name), join(to, name))
      there.add(name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return there.size
}
