interface Named {
  id: string
  name: string
}

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
const plain = (text: string): string => text.normalize('NFC').toLowerCase()

/**
 * Whom a note names by `@name`: by the longest name that fits, and never inside a word such as an e-mail address.
 * @example decideMentions('@Mari, please', [{ id: 'a', name: 'Mari' }]) // ['a']
 */
export function decideMentions(text: string, agents: readonly Named[]): string[] {
  const note = plain(text)
  const longestFirst = [...agents].sort((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (let at = note.indexOf('@'); at !== -1; at = note.indexOf('@', at + 1)) {
    if (isWord(note[at - 1])) continue
    const after = note.slice(at + 1)
    const agent = longestFirst.find(({ name }) => after.startsWith(plain(name)) && !isWord(after[plain(name).length]))
    if (agent) found.add(agent.id)
  }
  return [...found]
}
