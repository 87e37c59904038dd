import { AnswersFile, AssistantFile, DeskFile, GreetingRules, IdentityFile, Survey } from '@deskbell/protocol'
import { checkFile, checkGreetings, checkSurvey, type Fault, type PlacedFault } from '@deskbell/protocol/check'
import type { GenericSchema } from 'valibot'
import { checkDesk } from './check-desk.ts'
import { checkAssistant } from './flows/check-assistant.ts'
import type { Known } from './flows/references.ts'
import { readKnownIds } from './known-ids.ts'
import type { FolderFile, World } from './world.ts'

/** One kind of file an owner writes: where it lies, its schema, and what a schema cannot say. */
interface FileKind {
  is: (path: string) => boolean
  schema: GenericSchema
  meaning: (value: never, known: Known) => Fault[]
}

const kinds: readonly FileKind[] = [
  { is: (path) => path === 'greetings.json', schema: GreetingRules, meaning: checkGreetings },
  { is: (path) => path === 'assistant.json', schema: AssistantFile, meaning: checkAssistant },
  { is: (path) => path === 'desk.json', schema: DeskFile, meaning: checkDesk },
  { is: (path) => path === 'answers.json', schema: AnswersFile, meaning: () => [] },
  { is: (path) => path === 'identity.json', schema: IdentityFile, meaning: () => [] },
  { is: (path) => /^surveys\/[^/]+\.json$/.test(path), schema: Survey, meaning: checkSurvey },
]

/** Checks the files of a folder that have a schema; every fault is one line `file:line:column: field: what is wrong`. */
export async function checkFolder(folder: string, world: World): Promise<number> {
  const files = await world.folders.read(folder, ['.json'])
  const known = files.filter(({ path }) => kinds.some((kind) => kind.is(path)))
  if (known.length === 0) {
    world.complain(`${folder}: no greetings.json, assistant.json or surveys/*.json here`)
    return 1
  }
  const ids = await readKnownIds(folder, files, world)
  let code = 0
  for (const file of known) {
    const faults = faultsOf(file, ids)
    const path = `${folder.replace(/[\\/]+$/, '')}/${file.path}`
    for (const { field, reason, line, column } of faults) {
      world.complain(`${path}:${line}:${column}: ${field === '' ? '' : `${field}: `}${reason}`)
    }
    if (faults.length > 0) code = 1
    else world.say(`${file.path}: good`)
  }
  return code
}

function faultsOf(file: FolderFile, ids: Known): PlacedFault[] {
  const kind = kinds.find(({ is }) => is(file.path))
  return kind ? checkFile(file.text, kind.schema, (value) => kind.meaning(value, ids)) : []
}
