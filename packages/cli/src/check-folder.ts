import {
  AnswersFile,
  AssistantFile,
  DeskFile,
  GreetingRules,
  IdentityFile,
  Recording,
  Survey,
} from '@deskbell/protocol'
import {
  checkDesk,
  checkFile,
  checkGreetings,
  checkSurvey,
  type Fault,
  type PlacedFault,
} from '@deskbell/protocol/check'
import type { GenericSchema } from 'valibot'
import { checkAssistant } from './flows/check-assistant.ts'
import type { Known } from './flows/references.ts'
import { readKnownIds } from './known-ids.ts'
import { isRecording, tryRecordings } from './recordings/try-recordings.ts'
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
  { is: isRecording, schema: Recording, meaning: () => [] },
]

/**
 * Checks the files of a folder that have a schema; every fault is one line `file:line:column: field: what is wrong`. Then
 * tries the greetings on the recorded pages and carts that lie beside them.
 */
export async function checkFolder(folder: string, world: World): Promise<number> {
  const files = await world.folders.read(folder, ['.json', '.html'])
  const known = files.filter(({ path }) => kinds.some((kind) => kind.is(path)))
  if (known.length === 0) {
    world.complain(`${folder}: no greetings.json, assistant.json or surveys/*.json here`)
    return 1
  }
  const ids = await readKnownIds(folder, files, world)
  const root = folder.replace(/[\\/]+$/, '')
  const good: FolderFile[] = files.filter(({ path }) => path.endsWith('.html'))
  for (const file of known) {
    const faults = faultsOf(file, ids)
    const path = `${root}/${file.path}`
    for (const { field, reason, line, column } of faults) {
      world.complain(`${path}:${line}:${column}: ${field === '' ? '' : `${field}: `}${reason}`)
    }
    if (faults.length > 0) continue
    good.push(file)
    world.say(`${file.path}: good`)
  }
  const isGood = known.every((file) => good.includes(file))
  // Rules with a fault would be tried without the part that has it.
  return tryRecordings(root, good, world) && isGood ? 0 : 1
}

function faultsOf(file: FolderFile, ids: Known): PlacedFault[] {
  const kind = kinds.find(({ is }) => is(file.path))
  return kind ? checkFile(file.text, kind.schema, (value) => kind.meaning(value, ids)) : []
}
