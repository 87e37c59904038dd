import { plainTextBy } from './text-by-words.ts'
import type { Words } from './words.ts'

export type Pairs = readonly (readonly [label: unknown, value: unknown])[]

/** `size` and `color` for labels that mean them; others stay as the shop has them. */
export function keyBy(words: Words, label: string): string {
  const word = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(?:select|choose)\s+(?:an?\s+|your\s+)?/, '')
    .replace(/\s*[:：]$/, '')
  const key = (['size', 'color'] as const).find((one) => words[one].split('|').includes(word))
  return key ?? label
}

/** Like `optionsOf`, by the words given. */
export function optionsBy(words: Words, pairs: Pairs): Record<string, string> {
  const options = new Map<string, string>()
  for (const [rawLabel, rawValue] of pairs) {
    const label = plainTextBy(words, rawLabel, 80)
    const values = [rawValue].flat().flatMap((one) => plainTextBy(words, one) ?? [])
    const value = values.join(', ').slice(0, 256)
    if (!label || !value) continue
    const key = keyBy(words, label)
    options.set(options.has(key) ? label : key, value)
  }
  return Object.fromEntries(options)
}
