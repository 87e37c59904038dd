import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOther, type Published } from './published.ts'
import { writeTypes } from './write-types.ts'

const withoutComments = (text: string): string =>
  text
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replace(/^(export \{\};|import '\.[^']*';|import "\.[^"]*";)?\n/gm, '')
    .trim()

/**
 * All that a package promises to those who import it, as one text: a change of it is a change for others. What crosses
 * the wire is named only; `docs/protocol.md` has it.
 * @param declarations as `withDeclarations` gives them
 */
export async function writeApi(one: Published, declarations: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-api-'))
  try {
    const isInside = (id: string) => /^([./]|@deskbell\/(?!protocol))/.test(id) && !isOther(one, id)
    await writeTypes(one, folder, declarations, (id) => !isInside(id))
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.d.ts')).sort()
    const texts = files.map(async (file) => {
      return `── ${file}\n\n${withoutComments(await readFile(join(folder, file), 'utf8'))}\n`
    })
    return (await Promise.all(texts)).join('\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
