import { allWords } from './all-words.ts'
import { currencyOfPriceBy, parseAmountBy } from './amount-by-words.ts'

/** The currency that a displayed amount names beyond doubt, else `null`. */
export const currencyOfPrice = (value: unknown): string | null => currencyOfPriceBy(allWords, value)

/** Reads a displayed amount whatever its separators. @example parseAmount('1.299,00 €') // 1299 */
export const parseAmount = (value: unknown): number | null => parseAmountBy(allWords, value)
