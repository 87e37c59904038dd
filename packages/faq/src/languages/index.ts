import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { et } from './et.ts'
import { fr } from './fr.ts'
import { id } from './id.ts'
import { ja } from './ja.ts'
import { pl } from './pl.ts'
import { ru } from './ru.ts'
import { zh } from './zh.ts'

const lists: Readonly<Record<string, string>> = { ar, de, en, es, et, fr, id, ja, pl, ru, zh, ms: id }

/**
 * Words of a language that mean about the same, for a search whose owner names no synonyms; of all languages for `mul`.
 * A word stands for all that begin with it (see `createSynonyms`); several words of one term are joined by `_`.
 * @example languageSynonyms('en')[0] // ['refund', 'reimburs', …]
 */
export function languageSynonyms(lang: string): string[][] {
  const base = lang.toLowerCase().split('-')[0] ?? ''
  const list = Object.hasOwn(lists, base) ? lists[base] : base === 'mul' ? Object.values(lists).join('') : ''
  return (list ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ').map((term) => term.replaceAll('_', ' ')))
}
