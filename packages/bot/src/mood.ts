import { fold } from './fold.ts'
import { warm } from './heat.ts'
import type { Mood, Reading } from './types.ts'
import { type Compiled, compiled } from './words/compile.ts'
import type { MoodWords, WordTable } from './words/word-table.ts'

/**
 * How a message sounds, from words, punctuation, capitals, repetition and how often there was no answer.
 * `heard` are the folded messages before it. Neutral shop questions, even with one question or exclamation mark, are
 * neutral.
 * @example readMood('third time I ask!!!', [], 0, [en]) // { mood: 'frustrated', heat: 0.9 }
 */
export function readMood(
  text: string,
  heard: readonly string[],
  misses: number,
  tables: readonly WordTable[],
): Reading {
  const folded = fold(text)
  const found = countWords(folded, tables)
  const fedUp = [0, 0.6, 0.8][Math.min(2, found.frustrated)]!
  const weary = fedUp ? 0 : Math.min(0.3, found.weary * 0.15)
  const repeated = folded.length > 3 && heard.includes(folded)
  const heat = fedUp + weary + loudness(text) + (repeated ? 0.4 : 0) + Math.min(0.3, misses * 0.1)
  return { heat: Math.min(1, heat), mood: moodOf(heat, found, folded === '' && /[?？]/u.test(text)) }
}

function moodOf(heat: number, found: Counts, onlyMarks: boolean): Mood {
  if (heat >= warm && !onlyMarks) return 'frustrated'
  if (found.urgent > 0) return 'urgent'
  return found.confused > 0 || onlyMarks ? 'confused' : 'neutral'
}

/** Shouting and rows of marks; each alone is not yet annoyance. */
function loudness(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  // Acronyms and sizes are short, also within scripts that have no capitals; a shouted sentence is not.
  const shouted = letters >= 12 && (text.match(/\p{Lu}/gu)?.length ?? 0) === letters
  return (/[!?！？]{3,}/u.test(text) ? 0.3 : 0) + (shouted ? 0.3 : 0)
}

type Counts = Record<'frustrated' | 'weary' | 'confused' | 'urgent', number>
const none: Counts = { frustrated: 0, weary: 0, confused: 0, urgent: 0 }

/** How many phrases of each kind the text has, in the language that has most; what only sounds so is taken out first. */
const countWords = (folded: string, tables: readonly WordTable[]): Counts =>
  tables.reduce((most, table) => {
    const counts = countIn(folded, compiled(table))
    return {
      frustrated: Math.max(most.frustrated, counts.frustrated),
      weary: Math.max(most.weary, counts.weary),
      confused: Math.max(most.confused, counts.confused),
      urgent: Math.max(most.urgent, counts.urgent),
    }
  }, none)

function countIn(folded: string, { mood, read }: Compiled): Counts {
  if (!mood) return none
  const whole = read(folded)
  const text = whole.replace(mood.calm, ' ')
  const count = (kind: keyof MoodWords) => text.match(mood[kind])?.length ?? 0
  const pressed = text === whole && count('soon') > 0 && count('need') > 0 ? 1 : 0
  return {
    frustrated: count('frustrated'),
    weary: count('weary'),
    confused: count('confused'),
    urgent: count('urgent') + pressed,
  }
}
