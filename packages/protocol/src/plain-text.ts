/** The words of a message alone, as they are read aloud or shown in one line. @example plainText('see **the** map') // 'see the map' */
export const plainText = (text: string): string =>
  text.replace(/```|\*\*|`/g, '').replace(/\[([^\]\n]+)\]\([^()\s]+\)/g, '$1')
