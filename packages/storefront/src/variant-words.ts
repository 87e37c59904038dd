const sizeValue =
  /^(one size|os|(x{0,4}s|s|m|l|x{0,5}l|[2-9]xl)|((uk|us|eu|it|fr|jp|cm)\s?)?\d{1,3}([.,]\d{1,2})?(\s?(cm|mm|eu|uk|us))?|w\d{2}(\s?l\d{2})?|\d{2}\/\d{2})$/i
const colorWords =
  'red|blue|navy|green|black|white|grey|gray|brown|pink|purple|orange|yellow|beige|silver|gold|crimson|coral|punane|sinine|roheline|must|valge|hall|pruun|roosa|lilla|kollane|czerwony|niebieski|zielony|czarny|biały|szary|brązowy|różowy|żółty|红|红色|蓝|蓝色|黑|黑色|白|白色|绿色|灰色|merah|biru|hijau|hitam|putih|kelabu|coklat|kuning|красный|красные|синий|чёрный|черный|белый|зелёный|серый|rot|blau|grün|schwarz|weiß|grau|braun|gelb|rouge|bleu|noir|blanc|vert|gris|marron|jaune|rojo|azul|negro|blanco|verde|赤|青|黒'

const isSize = (word: string): boolean => sizeValue.test(word)
const isColor = (word: string): boolean => !word.includes('|') && `|${colorWords}|`.includes(`|${word.toLowerCase()}|`)

/** `Red/42` is colour and size, `Black/White` and `32/34` are one word each. */
function halves(part: string): string[] {
  const two = part.split('/')
  const [a = '', b = ''] = two
  const mixed = (isColor(a) && isSize(b)) || (isSize(a) && isColor(b))
  return two.length === 2 && mixed ? two : [part]
}

/** A comma between digits belongs to a number (`7,5`). */
const separators = /\s+\/\s+|\s*\|\s*|\s*,(?!\d)\s*|(?<!\d),\s*/

/**
 * Takes a free-text variant apart: sizes and colours are recognised, the rest is `variant`.
 *
 * @example variantWords('Red / 7.5') // { color: 'Red', size: '7.5' }
 */
export function variantWords(text: string): Record<string, string> {
  const whole = text.trim()
  if (isSize(whole)) return { size: whole }
  const options = new Map<string, string>()
  const rest: string[] = []
  for (const part of whole.split(separators).flatMap(halves)) {
    const key = isSize(part) ? 'size' : isColor(part) ? 'color' : null
    if (key && !options.has(key)) options.set(key, part)
    else if (part) rest.push(part)
  }
  if (rest.length > 0) options.set('variant', options.size === 0 ? whole : rest.join(' / '))
  return Object.fromEntries(options)
}
