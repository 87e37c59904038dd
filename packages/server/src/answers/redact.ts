const email = /[^\s@<>()[\]{}"',;:]{1,64}@[^\s@<>()[\]{}"',;:]{1,253}\.[^\s@<>()[\]{}"',;:.]{2,24}/gu
/** Digits of any script, with what people put between them; seven and more are somebody's: card, account, phone, order. */
const longNumber = /\+?\p{Nd}(?:[\s.\-/()_,\u00a0\u2007\u202f\u2010-\u2015]{0,2}\p{Nd}){6,}/gu
const secret = /\b(?:eyJ[\w-]{6,}(?:\.[\w-]+){1,2}|(?:sk|pk|rk|ghp|xox[abp])[-_][\w-]{12,})\b/gu
const account = /\b[A-Z]{2}\p{Nd}{2}(?:[ ]?[A-Z0-9]{2,4}){3,8}\b/gu

/** Puts something else in place of what belongs to a person. Invisible signs are taken out: they hide words. */
export const redactBy = (text: string, put: (piece: string, kind: 'secret' | 'e-mail' | 'number') => string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u{e0000}-\u{e007f}\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '')
    .replace(secret, (piece) => put(piece, 'secret'))
    .replace(email, (piece) => put(piece, 'e-mail'))
    .replace(account, (piece) => put(piece, 'number'))
    .replace(longNumber, (piece) => put(piece, 'number'))

/**
 * Takes out what belongs to a person and says nothing of the question, before words leave for a model or bot.
 * @example redact('my card 4111 1111 1111 1111, write to a@b.example') // 'my card [number], write to [e-mail]'
 */
export const redact = (text: string): string => redactBy(text, (_piece, kind) => `[${kind}]`)
