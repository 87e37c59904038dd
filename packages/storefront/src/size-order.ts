/** Where a letter size stands around M = 0: `XS` −2, `XXL` and `2XL` 3; not a number for others. */
function letterRank(size: string): number {
  const short = size
    .replace(/extra/g, 'x')
    .replace(/[\s._-]/g, '')
    .replace(/(s)mall|(m)edium|(l)arge/, '$1$2$3')
  const [whole, digit, xs = '', letters = ''] = /^(?:(\d?)(x*)(s+|l+)|m)$/.exec(short) ?? []
  const steps = Number(digit || xs.length) + letters.length
  return whole === undefined ? Number.NaN : letters.startsWith('s') ? -steps : steps
}

const numbersIn = (size: string): number[] =>
  (size.replace(/(\d)\s?½/g, '$1.5').match(/\d+(?:[.,]\d+)?/g) ?? []).map((one) => Number(one.replace(',', '.')))

/** What to sort by: letters come first, then sizes with numbers, then others. `S/M` stands between S and M. */
function keyOf(size: string): number[] {
  const ranks = size.split('/').map(letterRank)
  const rank = ranks.reduce((sum, one) => sum + one) / ranks.length
  const numbers = numbersIn(size)
  return Number.isNaN(rank) ? [numbers.length > 0 ? 1 : 2, ...numbers] : [0, rank]
}

/** Natural order of sizes: 7.5 before 8 before 10, S before M before 2XL, UK 6 before UK 6.5. */
export function bySize(a: string, b: string): number {
  const [one, two] = [a.toLowerCase(), b.toLowerCase()]
  const [ones, twos] = [keyOf(one), keyOf(two)]
  const at = ones.findIndex((part, i) => part !== twos[i])
  const apart = at < 0 ? ones.length - twos.length : ones[at]! - (twos[at] ?? -Infinity)
  return apart || (one < two ? -1 : Number(one > two))
}
