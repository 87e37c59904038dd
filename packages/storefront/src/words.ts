import type { Cart } from '@deskbell/protocol'

/** What payloads are read by: labels of options in lower case, parted by `|`, and characters by their names. */
export interface Words {
  size: string
  color: string
  character(name: string): string | null
  /** An amount's text in digits as we write them, with four places where it has three that are no thousands. */
  digits?(text: string): string
  /** Takes a free-text variant (`Red / 7.5`) apart. */
  variant(text: string): Record<string, string>
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** The few words that do for most carts, in the languages the widget speaks; `needsMoreWords` tells of the others. */
export const commonWords: Words = {
  size: 'size|suurus|rozmiar|尺码|尺寸|saiz|размер',
  color: 'color|colour|värv|kolor|颜色|warna|цвет',
  character: (name) => (Object.hasOwn(characters, name) ? characters[name]! : null),
  // Whole, which asks for more words.
  variant: (text) => ({ variant: text }),
}

/**
 * Whether a cart that was read by the common words holds anything that others may know: labels, characters, or amounts
 * in other digits.
 */
export function needsMoreWords({ items }: Cart): boolean {
  return items.some(
    ({ name, price, options: { size, color, ...others } }) =>
      Object.keys(others).length > 0 || !price || /&\w+;/.test(`${name}${size}${color}`),
  )
}
