const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  bull: '•',
  trade: '™',
  euro: '€',
}
/** Names of the characters from 160 up, in their order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  )

function character(code: string): string | null {
  if (code[0] === '#') {
    const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number.parseInt(code.slice(1), 10)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
  }
  const at = latin1.indexOf(code)
  return at >= 0 ? String.fromCharCode(160 + at) : Object.hasOwn(named, code) ? (named[code] ?? null) : null
}

/** Character references become characters, once; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,7});/gi, (whole, code: string) => character(code) ?? whole)
}

const blocks = /<\/?(?:p|div|br|li|ul|ol|h\d|tr|td|th|table|dd|dt|dl|hr|section)\b[^>]*>/gi

/**
 * Text that may hold markup, as a reader would see it: one line, tags away, references decoded. Tags go first, so
 * that an escaped `&lt;b&gt;` stays the words it is.
 *
 * @returns `null` where nothing is left
 */
export function plainText(value: unknown, longest = 256): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const bare = String(value)
    .slice(0, 20_000)
    .replace(blocks, ' ')
    .replace(/<[a-z/!][^>]*>/gi, '')
  const text = decodeEntities(bare).replace(/\s+/g, ' ').trim()
  return text === '' ? null : text.slice(0, longest)
}
