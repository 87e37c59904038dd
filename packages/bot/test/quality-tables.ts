import { type Figure, figuresOf, guessMood, guessPerson } from './figures.ts'
import { type Half, measuredLanguages, moods, readLabelled } from './labelled.ts'

/** The figures of one half as the two tables of docs/assistant-quality.md. */
export function qualityTables(half: Half): string {
  const mood = measuredLanguages.flatMap((language) =>
    figuresOf(readLabelled('mood', language, half), language, moods, guessMood),
  )
  const person = measuredLanguages.flatMap((language) =>
    figuresOf(readLabelled('person', language, half), language, ['person'], guessPerson),
  )
  return [table(moods, mood), table(['person'], person)].join('\n\n')
}

/** Each cell is precision / recall (sentences with this label). */
export function table(labels: readonly string[], figures: readonly Figure[]): string {
  const rows = [...new Set(figures.map(({ language }) => language))].map((language) => {
    const cells = figures.filter((figure) => figure.language === language).map(cell)
    return `| ${language} | ${cells.join(' | ')} |`
  })
  return [`| language | ${labels.join(' | ')} |`, `| --- |${' ---: |'.repeat(labels.length)}`, ...rows].join('\n')
}

const cell = ({ precision, recall, n }: Figure): string => `${precision.toFixed(2)} / ${recall.toFixed(2)} (${n})`
