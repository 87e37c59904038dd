import type { FolderFile, World } from '../src/world.ts'

/** A file system of texts by path, and what was printed. */
export function createMemoryWorld(files: Record<string, string>) {
  const disk = new Map(Object.entries(files))
  const said: string[] = []
  const complained: string[] = []
  const world: World = {
    folders: {
      async read(folder, endings) {
        return [...disk]
          .filter(([path]) => path.startsWith(`${folder}/`) && endings.some((ending) => path.endsWith(ending)))
          .map(([path, text]): FolderFile => ({ path: path.slice(folder.length + 1), text }))
      },
      async write(folder, written, stale) {
        for (const path of [...disk.keys()]) {
          if (path.startsWith(`${folder}/`) && stale(path.slice(folder.length + 1))) disk.delete(path)
        }
        for (const { path, text } of written) disk.set(`${folder}/${path}`, text)
      },
    },
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
    env: {},
    asked: async () => {},
  }
  return { world, disk, said, complained }
}
