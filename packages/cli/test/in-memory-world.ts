import type { FolderFile, World } from '../src/world.ts'

/** A file system of texts by path, and what was printed. */
export function createMemoryWorld(files: Record<string, string>) {
  const disk = new Map(Object.entries(files))
  const said: string[] = []
  const complained: string[] = []
  const watchers = new Set<() => void>()
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const world: World = {
    folders: {
      async read(folder, endings) {
        return [...disk]
          .filter(
            ([path]) =>
              (path === folder || path.startsWith(`${folder}/`)) && endings.some((ending) => path.endsWith(ending)),
          )
          .map(([path, text]): FolderFile => ({ path: path.slice(folder.length + 1) || path, text }))
      },
      async readBytes(folder, endings) {
        const texts = await this.read(folder, endings)
        return texts.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }))
      },
      async write(folder, written, stale) {
        for (const path of [...disk.keys()]) {
          if (path.startsWith(`${folder}/`) && stale(path.slice(folder.length + 1))) disk.delete(path)
        }
        for (const file of written) {
          disk.set(`${folder}/${file.path}`, 'text' in file ? file.text : Buffer.from(file.bytes).toString())
        }
      },
      watch(_folder, run) {
        watchers.add(run)
        return () => watchers.delete(run)
      },
    },
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
    env: {},
    asked: () => stopped,
  }
  return { world, disk, said, complained, watchers, stop }
}
