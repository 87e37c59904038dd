import { checkFolder } from './check-folder.ts'
import { faqBuild, faqCheck } from './faq.ts'
import { importHelp } from './import/import-help.ts'
import { init } from './init.ts'
import { type Command, parseArguments } from './parse-arguments.ts'
import type { World } from './world.ts'

export const usage = `deskbell — help, greetings and surveys from plain files

  deskbell faq build <folder> --out <folder> [--default <language>] [--watch]
      Turn the articles of a help folder (en/returns.md, and rows of .csv and
      .json files) into one file per language and manifest.json. Nothing is
      written while an article is broken. With --watch, again at every change.

  deskbell faq import <file or folder> --out <folder> [--language <language>]
      Write the articles of a Zendesk, Intercom or Help Scout export (.json), or
      of a table (.csv, .json), into a help folder.

  deskbell faq check <folder>
      Only look: broken articles, links to articles that do not exist, the same
      id or title twice. Also told: translations that are missing, articles that
      say the same, and titles by which an article is not found.

  deskbell check <folder>
      Look at greetings.json, assistant.json and surveys/*.json in a folder, and
      try the greetings on its recordings/*.json: each rule shows, or why not.

  deskbell init <folder>
      Write a folder to start from: config, site, greetings, assistant, help.

  deskbell build --out <folder>
      Write the widget for a web host of your own: deskbell.js, which is the
      newest, and beside it every version written there, each under a name for
      good. Prints the tag of this version with its integrity.

  deskbell serve [--config <file>]
      Run the server until Ctrl+C or SIGTERM. The file is deskbell.json in this
      folder unless another one is named; environment variables win over it.

  deskbell backup <file> [--config <file>]
      Copy the database into one file while the server goes on, and the files
      that people sent into the folder <file>.files beside it.

  deskbell restore <file> [--config <file>]
      Put a backup in the place of the database, and its files back. Stop the
      server before.

  deskbell key <name> --scopes <list> [--site <key>] [--config <file>]
      Make a key for programs and print it, once. The list has commas:
      conversations:read,visitors:read … The server may run.

Exit code: 0 all well, 1 something in the files is wrong, 2 the command is.`

type Act = Exclude<Command, { kind: 'help' | 'wrong' }>
type Run<K extends Act['kind']> = (command: Extract<Act, { kind: K }>, world: World) => Promise<number>

/** What runs a server is loaded only by those who run one. */
const commands: { [K in Act['kind']]: Run<K> } = {
  'faq build': faqBuild,
  'faq import': importHelp,
  'faq check': faqCheck,
  check: ({ folder }, world) => checkFolder(folder, world),
  init,
  build: async (command, world) => (await import('./serve/build-widget.ts')).buildWidget(command, world),
  serve: async (command, world) => (await import('./serve/serve.ts')).serve(command, world),
  backup: async (command, world) => (await import('./serve/keep.ts')).backUp(command, world),
  restore: async (command, world) => (await import('./serve/keep.ts')).restore(command, world),
  key: async (command, world) => (await import('./serve/key.ts')).key(command, world),
}

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
    return await commands[parsed.kind](parsed as never, world)
  } catch (error) {
    world.complain(error instanceof Error ? error.message : String(error))
    return 1
  }
}
