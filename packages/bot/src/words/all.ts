import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { et } from './et.ts'
import { fr } from './fr.ts'
import { ms } from './ms.ts'
import { pl } from './pl.ts'
import { ru } from './ru.ts'
import type { WordTable } from './word-table.ts'
import { zh } from './zh.ts'

/** Every language there is; for a process, not for a page: a page loads its shopper's. */
export const allWords: readonly WordTable[] = [en, et, pl, zh, ms, ru, de, fr, es, ar]
