import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import type { HelpFile } from './parse-article.ts'
import type { HelpProblem } from './problem.ts'

/** `_categories.yaml`: ids and titles, in the order in which they are shown. */
export function parseCategories(file: HelpFile, problems: HelpProblem[]): { id: string; title: string }[] {
  const root = readYaml(file, problems)
  if (root === undefined || root.value === null) return []
  if (!isMap(root.contents)) return fault(file, problems, 'expected lines of the form "returns: Returns and refunds"')
  return root.contents.items.flatMap((pair) => {
    const id = String(pair.key)
    const title = (root.value as Record<string, unknown>)[id]
    if (typeof title === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) return [{ id, title }]
    const offset = pair.key.range?.[0] ?? 0
    problems.push({ file: file.path, line: root.lineOf(offset), reason: `"${id}": expected an id and a title` })
    return []
  })
}

/** `_synonyms.yaml`: lists of words that mean the same to those who search. */
export function parseSynonyms(file: HelpFile, problems: HelpProblem[]): string[][] {
  const root = readYaml(file, problems)
  if (root === undefined || root.value === null) return []
  if (!isSeq(root.contents)) return fault(file, problems, 'expected a list of lists, such as "- [refund, money back]"')
  const items = root.contents.items as { range?: [number, number, number] | null }[]
  return (root.value as unknown[]).flatMap((group, at) => {
    if (Array.isArray(group) && group.length > 1) return [group.map(String)]
    const line = root.lineOf(items[at]?.range?.[0] ?? 0)
    problems.push({ file: file.path, line, reason: 'expected a list of at least two words' })
    return []
  })
}

function fault(file: HelpFile, problems: HelpProblem[], reason: string): [] {
  problems.push({ file: file.path, line: 1, reason })
  return []
}

function readYaml(file: HelpFile, problems: HelpProblem[]) {
  const counter = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: counter, prettyErrors: false })
  const lineOf = (offset: number) => counter.linePos(offset).line
  for (const error of document.errors) {
    problems.push({ file: file.path, line: lineOf(error.pos[0]), reason: error.message.split('\n')[0] ?? '' })
  }
  if (document.errors.length > 0) return undefined
  try {
    return { contents: document.contents, value: document.toJS({ maxAliasCount: 10 }) as unknown, lineOf }
  } catch (error) {
    fault(file, problems, error instanceof Error ? error.message : String(error))
    return undefined
  }
}
