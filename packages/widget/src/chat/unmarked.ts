/** Whether words may hold more than words: emphasis, code, links, addresses, lists. Rather too often than too seldom. */
export const mayBeMarked = (text: string): boolean => /[*_`[•]|https?:|www\.|^\s*(-|\d+[.)])\s/im.test(text)

/** Words as they stand, cut at empty lines. @example paragraphsOf('One.\n\nTwo.') // ['One.', 'Two.'] */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
