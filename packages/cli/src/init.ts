import { join, resolve } from 'node:path'
import type { World } from './world.ts'

const starter = resolve(import.meta.dirname, '../starter')
const endings = ['.json', '.md', '.yaml']

/** Writes a folder to start from: config, site, greetings, assistant, survey, help. Never over a file that is there. */
export async function init({ folder }: { folder: string }, world: World): Promise<number> {
  const files = await world.folders.read(starter, endings)
  const there = new Set((await world.folders.read(folder, endings).catch(() => [])).map(({ path }) => path))
  const taken = files.filter(({ path }) => there.has(path))
  for (const { path } of taken) world.complain(`${join(folder, path)}: is there already; nothing was written`)
  if (taken.length > 0) return 1
  await world.folders.write(folder, files, () => false)
  for (const { path } of files) world.say(join(folder, path))
  world.say(`\nNow: deskbell serve --config ${join(folder, 'deskbell.json')}`)
  return 0
}
