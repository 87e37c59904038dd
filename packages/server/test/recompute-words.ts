import type { Report } from '@deskbell/protocol'

/** What the seeded comments are about and how they sound, as a person reads them. */
const comments: Record<string, { words: string[]; mood: string }> = {
  'sole came loose': { words: ['sole', 'came', 'loose'], mood: 'neutral' },
  'loose sole again!!!': { words: ['sole', 'loose', 'again'], mood: 'frustrated' },
  'delivery took too long': { words: ['delivery', 'took', 'long'], mood: 'neutral' },
  'long delivery': { words: ['delivery', 'long'], mood: 'neutral' },
  lovely: { words: ['lovely'], mood: 'neutral' },
}

/** Themes and moods of free answers, from what a person says of each text. */
export function recomputeComments(given: readonly { text: string; score: number }[]) {
  const moods: Record<string, number> = {}
  const themes: Record<string, { count: number; scores: number[] }> = {}
  for (const { text, score } of given) {
    const { words, mood } = comments[text] ?? { words: [], mood: 'unknown' }
    moods[mood] = (moods[mood] ?? 0) + 1
    for (const word of words) {
      const theme = themes[word] ?? { count: 0, scores: [] }
      themes[word] = theme
      theme.count++
      theme.scores.push(score)
    }
  }
  const mean = (scores: readonly number[]) => scores.reduce((a, b) => a + b, 0) / scores.length
  const frequent = Object.entries(themes).filter(([, { count }]) => count > 1)
  return {
    moods,
    themes: Object.fromEntries(
      frequent.map(([word, { count, scores }]) => [word, { count, score: mean(scores).toFixed(6) }]),
    ),
  }
}

/** Which of the seeded questions are one question; ending and number make it another in languages without its grammar. */
const meanings: Record<string, string> = {
  'pay in three parts': 'pay',
  'Pay in 3 three parts?': 'pay',
  'paying three parts': 'paying',
  'ship to aland': 'ship',
  'ship to Åland?': 'ship',
  gift: 'gift',
}
const meaningOf = (text: string, language: string) =>
  language === 'en' && meanings[text] === 'paying' ? 'pay' : (meanings[text] ?? `none: ${text}`)

export interface AskedOnce {
  text: string
  language: string
  visitor: string
  person: boolean
}

/** Unanswered questions by language and meaning: who asked, and who of them went on to a person. */
export function recomputeUnanswered(all: readonly AskedOnce[]) {
  const groups: Record<string, { asked: Set<string>; person: Set<string> }> = {}
  for (const { text, language, visitor, person } of all) {
    const key = `${language} ${meaningOf(text, language)}`
    const group = groups[key] ?? { asked: new Set(), person: new Set() }
    groups[key] = group
    group.asked.add(visitor)
    if (person) group.person.add(visitor)
  }
  return Object.fromEntries(
    Object.entries(groups).map(([key, { asked, person }]) => [key, { asked: asked.size, person: person.size }]),
  )
}

/** The report's own, in the same shape. */
export const shapeOfWords = ({ themes, moods, unanswered }: Pick<Report, 'themes' | 'moods' | 'unanswered'>) => ({
  moods: Object.fromEntries(moods.map(({ mood, count }) => [mood, count])),
  themes: Object.fromEntries(
    themes.map(({ word, count, score }) => [word, { count, score: score?.toFixed(6) ?? null }]),
  ),
  unanswered: Object.fromEntries(
    unanswered.map(({ question, locale, asked, person }) => {
      const language = locale.split('-')[0] ?? ''
      return [`${language} ${meaningOf(question, language)}`, { asked, person }]
    }),
  ),
})
