import { checkFolder } from './check-folder.ts'
import { faqBuild, faqCheck } from './faq.ts'
import { parseArguments } from './parse-arguments.ts'
import type { World } from './world.ts'

export const usage = `deskbell — help, greetings and surveys from plain files

  deskbell faq build <folder> --out <folder> [--default <language>]
      Turn the articles of a help folder (en/returns.md) into one file per
      language and manifest.json. Nothing is written while an article is broken.

  deskbell faq check <folder>
      Only look: broken articles, links to articles that do not exist, the same
      id or title twice, translations that are missing.

  deskbell check <folder>
      Look at greetings.json, assistant.json and surveys/*.json in a folder.

Exit code: 0 all well, 1 something in the files is wrong, 2 the command is.`

/** Runs one command and gives the exit code: 0 all well, 1 a fault in the files, 2 a fault in the command. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const parsed = parseArguments(args)
  if (parsed.kind === 'help') {
    world.say(usage)
    return 0
  }
  if (parsed.kind === 'wrong') {
    world.complain(`${parsed.reason}\n\n${usage}`)
    return 2
  }
  try {
    if (parsed.kind === 'faq build') return await faqBuild(parsed, world)
    if (parsed.kind === 'faq check') return await faqCheck(parsed, world)
    return await checkFolder(parsed.folder, world)
  } catch (error) {
    world.complain(error instanceof Error ? error.message : String(error))
    return 1
  }
}
