/** Thirteen digits or more of any script, with up to four characters between two that are neither letter nor number. */
const run = /\p{Nd}(?:[^\p{L}\p{N}]{0,4}\p{Nd}){12,}/gu
const digit = /\p{Nd}/u
const [fewest, most] = [13, 19]

/** The value of a digit of any script; digits of one script follow each other in Unicode. */
function digitValue(char: string): number {
  const plain = char.normalize('NFKC')
  if (plain >= '0' && plain <= '9') return Number(plain)
  const code = plain.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value++
  return value
}

/** The check digit that card numbers end with. */
function isLuhn(values: readonly number[]): boolean {
  let sum = 0
  for (const [place, value] of values.toReversed().entries()) {
    const doubled = value * 2
    sum += place % 2 === 0 ? value : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

interface Digit {
  value: number
  /** Where it stands among the characters of the run. */
  at: number
}

/** Digits that stand together, group by group. */
function groupsOf(chars: readonly string[]): Digit[][] {
  const groups: Digit[][] = []
  let open = false
  for (const [at, char] of chars.entries()) {
    const isDigit = digit.test(char)
    if (isDigit && !open) groups.push([])
    if (isDigit) groups.at(-1)?.push({ value: digitValue(char), at })
    open = isDigit
  }
  return groups
}

const isCard = (digits: readonly Digit[]): boolean =>
  digits.length >= fewest && digits.length <= most && isLuhn(digits.map(({ value }) => value))

/** Whether groups stand as on a card: four by four with a shorter rest, or 4-6-5 and 4-6-4. */
function isPrinted(groups: readonly Digit[][]): boolean {
  const sizes = groups.map(({ length }) => length)
  if (sizes.length === 1) return true
  const first = sizes.slice(0, -1)
  const last = sizes.at(-1) ?? 0
  if (first.every((size) => size === 4) && first.length >= 3 && last <= 4) return true
  return sizes.length === 3 && sizes[0] === 4 && sizes[1] === 6 && (last === 4 || last === 5)
}

/** The digits of all card numbers in a run: the whole of it, or groups in it that stand as on a card. */
function cardsIn(groups: readonly Digit[][]): Digit[] {
  const whole = groups.flat()
  if (isCard(whole)) return whole
  const found: Digit[] = []
  for (let from = 0; from < groups.length; from++) {
    for (let to = Math.min(groups.length, from + 5); to > from; to--) {
      const some = groups.slice(from, to)
      if (!isPrinted(some) || !isCard(some.flat())) continue
      found.push(...some.flat())
      from = to - 1
      break
    }
  }
  return found
}

function maskRun(text: string): string {
  const chars = [...text]
  for (const { at } of cardsIn(groupsOf(chars))) chars[at] = '•'
  return chars.join('')
}

/**
 * Hides card numbers in a text: every digit becomes a dot, all else stays.
 * @example maskText('4111 1111 1111 1111, thanks') // '•••• •••• •••• ••••, thanks'
 */
export const maskText = (text: string): string => (text.length < fewest ? text : text.replace(run, maskRun))

/** Names of fields that hold ids, addresses and codes of ours or of the shop: no words of a person. */
const plainFields = new Set(
  'cid conversation entry request id afterId variantId visitor token site url image link code article password current sealed session agent'.split(
    ' ',
  ),
)

/**
 * Hides card numbers in all texts of a parsed input, so that whatever is done with it keeps, logs and sends none. Fields
 * that hold ids are left alone. What holds none comes back as the same object.
 */
export function maskCards<T>(value: T, field = ''): T {
  if (typeof value === 'string') return (plainFields.has(field) ? value : maskText(value)) as T
  if (typeof value !== 'object' || value === null) return value
  let masked: Record<string, unknown> | null = null
  for (const [name, item] of Object.entries(value)) {
    const hidden = maskCards(item, Array.isArray(value) ? field : name)
    if (hidden === item) continue
    masked ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
    masked[name] = hidden
  }
  return (masked ?? value) as T
}
