import { createFolders } from './edge/folders.ts'
import { askedToStop } from './edge/stop-signals.ts'
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), {
  folders: createFolders(),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  env: process.env,
  asked: askedToStop,
})
