import { plainText } from './plain-text.ts'

/** Labels that mean size or colour, in some thirty languages; lower case. */
const sizeLabels =
  'size|shoe size|us size|eu size|uk size|waist|length size|suurus|number|jalanumber|rozmiar|numer|尺码|尺寸|大小|鞋码|码数|尺碼|saiz|ukuran|размер|размер обуви|größe|grösse|groesse|schuhgröße|schuhgrösse|taille|pointure|talla|tamaño|número|taglia|misura|numero|tamanho|maat|storlek|størrelse|koko|velikost|veľkosť|beden|numara|サイズ|사이즈|크기|розмір|izmērs|dydis|méret|mărime|marime|μέγεθος|المقاس|مقاس|الحجم|מידה|kích cỡ|ขนาด|ไซส์|साइज़|आकार'
const colorLabels =
  'color|colour|shade|värv|värvus|kolor|barwa|颜色|顏色|颜色分类|warna|цвет|farbe|couleur|coloris|colore|cor|kleur|färg|farve|farge|väri|barva|farba|renk|カラー|色|색상|컬러|колір|krāsa|spalva|szín|culoare|χρώμα|اللون|لون|צבע|màu|màu sắc|สี|रंग'

const isOneOf = (words: string, word: string): boolean => `|${words}|`.includes(`|${word}|`)

/** `size` and `color` for labels that mean them; others stay as the shop has them. */
export function optionKey(label: string): string {
  const word = label
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^(?:select|choose)\s+(?:an?\s+|your\s+)?/, '')
    .replace(/\s*[:：]$/, '')
  if (word.includes('|') || word === '') return label
  return isOneOf(sizeLabels, word) ? 'size' : isOneOf(colorLabels, word) ? 'color' : label
}

/**
 * The chosen options of a line. Values stay as given but for markup; a second label of the same meaning keeps its
 * own name, so that nothing is lost.
 */
export function optionsOf(pairs: readonly (readonly [label: unknown, value: unknown])[]): Record<string, string> {
  const options = new Map<string, string>()
  for (const [rawLabel, rawValue] of pairs) {
    const label = plainText(rawLabel, 80)
    const value = Array.isArray(rawValue)
      ? rawValue
          .flatMap((one) => plainText(one) ?? [])
          .join(', ')
          .slice(0, 256)
      : plainText(rawValue)
    if (!label || !value) continue
    const key = optionKey(label)
    options.set(options.has(key) ? label : key, value)
  }
  return Object.fromEntries(options)
}
