const words: [RegExp, string][] = [
  [/extra|[\s._-]/g, ''],
  [/small/, 's'],
  [/medium/, 'm'],
  [/large/, 'l'],
]

/** Where a letter size stands around M = 0: `XS` −2, `XXL` and `2XL` 3; `null` for others. */
function letterRank(size: string): number | null {
  const extras = size.match(/extra/g)?.length ?? 0
  const short = words.reduce((text, [word, letter]) => text.replace(word, letter), size)
  const [whole, digit, xs = '', letters = ''] = /^(?:(\d?)(x*)(s+|l+)|m)$/.exec(short) ?? []
  if (whole === undefined) return null
  const steps = (digit ? Number(digit) : xs.length) + extras + letters.length
  return letters.startsWith('s') ? -steps : steps
}

const numbersIn = (size: string): number[] =>
  (size.replace(/(\d)\s?½/g, '$1.5').match(/\d+(?:[.,]\d+)?/g) ?? []).map((one) => Number(one.replace(',', '.')))

function byNumbers(a: number[], b: number[]): number {
  const at = a.findIndex((one, i) => one !== b[i])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -Infinity)
}

/** `S/M` stands between S and M. */
function rank(size: string): number | null {
  const [first = null, second] = size.split('/').map((one) => letterRank(one.trim()))
  return first === null || second === null ? null : second === undefined ? first : (first + second) / 2
}

/** Natural order of sizes: 7.5 before 8 before 10, S before M before 2XL, UK 6 before UK 6.5. */
export function bySize(a: string, b: string): number {
  const [one, two] = [a.toLowerCase(), b.toLowerCase()]
  const [rankOne, rankTwo] = [rank(one), rank(two)]
  if (rankOne !== null && rankTwo !== null) return rankOne - rankTwo
  if (rankOne !== null || rankTwo !== null) return rankOne !== null ? -1 : 1
  const [ones, twos] = [numbersIn(one), numbersIn(two)]
  if (ones.length > 0 !== twos.length > 0) return ones.length > 0 ? -1 : 1
  return byNumbers(ones, twos) || (one < two ? -1 : one > two ? 1 : 0)
}
