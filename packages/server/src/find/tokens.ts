/** Scripts that write words without spaces: there, every two signs are a token. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const unspacedRuns = new RegExp(`(${unspaced.source}+)`, 'u')
const tokenLength = 40

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

/** A word's tokens: itself, or pairs of signs where it has no spaces inside. */
function tokensOf(word: string): string[] {
  if (!unspaced.test(word)) return [word.slice(0, tokenLength)]
  const parts = word.split(unspacedRuns).filter(Boolean)
  return parts.flatMap((part) => (unspaced.test(part) ? pairsOf(part) : [part.slice(0, tokenLength)]))
}

const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What a text can be found by: letters and digits only, without case and accents.
 * @example tokenize('Žanna’s 42 鞋子大') // ['zanna', 's', '42', '鞋子', '子大']
 */
export const tokenize = (text: string): string[] => wordsIn(text).flatMap(tokensOf)

/** Each token of the texts once, at most `limit` of them. */
export function distinctTokens(texts: readonly string[], limit: number): string[] {
  const [words, tokens] = [new Set<string>(), new Set<string>()]
  for (const text of texts) {
    for (const word of wordsIn(text)) {
      // Who says a word again says nothing new.
      if (words.has(word)) continue
      words.add(word)
      for (const token of tokensOf(word)) tokens.add(token)
    }
    if (tokens.size >= limit) break
  }
  return [...tokens].slice(0, limit)
}
