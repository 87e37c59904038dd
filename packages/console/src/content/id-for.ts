/** An id made of a question's words. @example idFor('Do you ship to Åland?') // 'do-you-ship-to-aland' */
export const idFor = (question: string): string =>
  question
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
