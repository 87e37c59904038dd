const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ٱ: 'ا',
}
const ascii = /^[ -~\s]*$/
const odd = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')
/** Accents of Latin, Greek and Cyrillic letters; Arabic vowel and hamza signs and the stretching dash. Kana keep theirs. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u200b-\u200f]/g

/**
 * The same letters however they were typed: lower case, no accents, one form of each Arabic letter, full-width as half-width.
 * @example foldText('Où est mon Straße?') // 'ou est mon strasse?'
 */
export const foldText = (text: string): string =>
  ascii.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(marks, '')
        .toLowerCase()
        .normalize('NFC')
        .replace(odd, (letter) => plain[letter] ?? letter)
