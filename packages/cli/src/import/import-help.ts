import { buildHelp, formatProblem } from '@deskbell/faq/articles'
import type { World } from '../world.ts'
import { languageOf } from './imported.ts'
import { readExport } from './read-export.ts'
import { toFiles } from './to-files.ts'

const names = { zendesk: 'Zendesk', intercom: 'Intercom', 'help-scout': 'Help Scout', rows: 'a table' }

/** Writes the articles of an export into a help folder, and says what has to be looked at. */
export async function importHelp(
  { file, out, language }: { file: string; out: string; language: string },
  world: World,
): Promise<number> {
  const { from, export: found } = readExport(await world.folders.read(file, ['.json', '.csv']), languageOf(language))
  if (found.articles.length === 0) {
    world.complain(`${file}: no article that is published`)
    return 1
  }
  const files = toFiles(found.articles)
  await world.folders.write(out, files, () => false)
  const languages = [...new Set(found.articles.map(({ lang }) => lang))].sort()
  world.say(`${found.articles.length} articles from ${names[from]} in ${languages.join(', ')}, written to ${out}`)
  for (const reason of found.left) world.say(`left out: ${reason}`)
  for (const problem of buildHelp(files).problems) world.say(`look at: ${out}/${formatProblem(problem)}`)
  return 0
}
