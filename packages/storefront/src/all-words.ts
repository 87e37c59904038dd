import { variantWords } from './variant-words.ts'
import { commonWords, type Words } from './words.ts'

/** More labels that mean size or colour, in some thirty languages; lower case. */
const sizeLabels =
  'shoe size|us size|eu size|uk size|waist|length size|number|jalanumber|numer|大小|鞋码|码数|尺碼|ukuran|размер обуви|größe|grösse|groesse|schuhgröße|schuhgrösse|taille|pointure|talla|tamaño|número|taglia|misura|numero|tamanho|maat|storlek|størrelse|koko|velikost|veľkosť|beden|numara|サイズ|사이즈|크기|розмір|izmērs|dydis|méret|mărime|marime|μέγεθος|المقاس|مقاس|الحجم|מידה|kích cỡ|ขนาด|ไซส์|साइज़|आकार'
const colorLabels =
  'shade|värvus|barwa|顏色|颜色分类|farbe|couleur|coloris|colore|cor|kleur|färg|farve|farge|väri|barva|farba|renk|カラー|色|색상|컬러|колір|krāsa|spalva|szín|culoare|χρώμα|اللون|لون|צבע|màu|màu sắc|สี|रंग'

/** Characters by name, apart from those below. */
const named = new Map([
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['bull', '•'],
  ['trade', '™'],
  ['euro', '€'],
  ['Scaron', 'Š'],
  ['scaron', 'š'],
  ['Zcaron', 'Ž'],
  ['zcaron', 'ž'],
  ['OElig', 'Œ'],
  ['oelig', 'œ'],
  ['prime', '′'],
  ['Prime', '″'],
])
/** Names of the characters from 160 up, in their order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  )

/** All words there are. */
export const allWords: Words = {
  size: `${commonWords.size}|${sizeLabels}`,
  color: `${commonWords.color}|${colorLabels}`,
  variant: variantWords,
  digits: (text) =>
    text
      .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
      .replace(/٫/g, '.')
      .replace(/٬/g, "'"),
  character(name) {
    const at = latin1.indexOf(name)
    return at < 0 ? (named.get(name) ?? commonWords.character(name)) : String.fromCharCode(160 + at)
  },
}
