import { plainTextBy } from './text-by-words.ts'
import type { Words } from './words.ts'

/** Only signs that mean one currency wherever they stand: `$`, `¥` and `kr` are several. */
const signs: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  zł: 'PLN',
  '₽': 'RUB',
  '₹': 'INR',
  '₺': 'TRY',
  '₴': 'UAH',
  '₩': 'KRW',
  '₫': 'VND',
  '฿': 'THB',
  Kč: 'CZK',
  RM: 'MYR',
  '₪': 'ILS',
  R$: 'BRL',
  lei: 'RON',
  Ft: 'HUF',
  CHF: 'CHF',
}

function isCode(word: string): boolean {
  return /^[A-Z]{3}$/.test(word) && Intl.supportedValuesOf('currency').includes(word)
}

/** Money that is counted in thousandths, by code or sign. */
const thousandths = /OMR|TND|\b[KBJL][WHOY]?D\b|د\.[كبتا]|ر\.ع/

/** The currency that a displayed amount names beyond doubt, else `null`. */
export function currencyOfPriceBy(known: Words, value: unknown): string | null {
  const words = plainTextBy(known, value)?.match(/[^\d\s.,'’()+\-−–]+/g) ?? []
  const codes = new Set(
    words.flatMap((word) => (Object.hasOwn(signs, word) ? (signs[word] ?? []) : isCode(word) ? word : [])),
  )
  return codes.size === 1 ? ([...codes][0] ?? null) : null
}

/**
 * Reads a displayed amount whatever its separators: `1,299.00`, `1.299,00 €`, `7 990 ₽`, `CHF 1’299.–`. A lone mark
 * before three digits groups thousands, but in money of thousandths.
 */
export function parseAmountBy(words: Words, value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const plain = plainTextBy(words, value) ?? ''
  const text = words.digits?.(plain) ?? plain
  const found = text.match(/\d(?:[\d.,]|[\s'’](?=\d))*/)
  if (!found) return null
  const digits = found[0].replace(/[\s'’]/g, '').replace(/[.,]+$/, '')
  const [, whole = digits, mark = '', fraction = ''] = /(.*)([.,])(.*)/.exec(digits) ?? []
  // The last mark divides off the fraction, unless there are more of it, or it is the only one before three digits.
  const groups = whole.includes(mark) || (fraction.length === 3 && /^[1-9]\d*$/.test(whole) && !thousandths.test(text))
  const units = (groups ? digits : whole).replace(/[.,]/g, '')
  const amount = Number(groups ? units : `${units}.${fraction}`)
  return /^[^\d]*[-−–(]/.test(text) ? -amount : amount
}
