import { createListener, wordTables } from '@deskbell/bot'
import { contentWords } from '@deskbell/faq/questions'
import type { Report } from '@deskbell/protocol'
import type { Comment } from './count-answers.ts'

const listener = createListener(wordTables, 'en')

/** How a comment sounds in any language that is understood; `null` where it gives nothing away. */
export function moodOf(text: string): string | null {
  const { mood } = listener.read(text, [], 0)
  return mood === 'neutral' ? null : mood
}

export function countMoods(comments: readonly Comment[]): Report['moods'] {
  const counts = new Map<string, number>()
  for (const { text } of comments) {
    const mood = moodOf(text) ?? 'neutral'
    counts.set(mood, (counts.get(mood) ?? 0) + 1)
  }
  return [...counts].map(([mood, count]) => ({ mood, count })).sort((a, b) => b.count - a.count)
}

const mostThemes = 12

interface Theme {
  /** As it was written, with how often. */
  spellings: Map<string, number>
  count: number
  scores: number[]
}

/** Words that at least two comments have in common, each comment counted once, the most frequent first. */
export function themesOf(comments: readonly Comment[]): Report['themes'] {
  const themes = new Map<string, Theme>()
  for (const { text, score } of comments) {
    for (const [stem, word] of contentWords(text, 'mul', 6)) {
      const theme: Theme = themes.get(stem) ?? { spellings: new Map(), count: 0, scores: [] }
      theme.count++
      theme.spellings.set(word, (theme.spellings.get(word) ?? 0) + 1)
      if (score !== null) theme.scores.push(score)
      themes.set(stem, theme)
    }
  }
  return [...themes.values()]
    .filter(({ count }) => count > 1)
    .map(({ spellings, count, scores }) => ({
      word: [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
      count,
      score: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, mostThemes)
}
