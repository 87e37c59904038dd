import { moods } from '../src/mood.ts'
import { type Figure, figuresOf, guessMood, guessPerson, wrongOf } from './figures.ts'
import { type Half, measuredLanguages, readLabelled } from './labelled.ts'

const which: Half = process.argv.includes('--development') ? 'development' : 'measuring'

const table = (labels: readonly string[], figures: readonly Figure[]): string[] => [
  `| language | ${labels.map((label) => `${label}: precision | recall | n`).join(' | ')} |`,
  `| --- |${labels.map(() => ' ---: | ---: | ---: |').join('')}`,
  ...measuredLanguages.map((language) => {
    const cells = figures.filter((figure) => figure.language === language)
    const shown = cells.map(({ precision, recall, n }) => `${precision.toFixed(2)} | ${recall.toFixed(2)} | ${n}`)
    return `| ${language} | ${shown.join(' | ')} |`
  }),
]

const moodFigures = measuredLanguages.flatMap((language) =>
  figuresOf(readLabelled('mood', language, which), language, moods, guessMood),
)
const personFigures = measuredLanguages.flatMap((language) =>
  figuresOf(readLabelled('person', language, which), language, ['person'], guessPerson),
)
console.log(`Half: ${which}\n`)
console.log(table(moods, moodFigures).join('\n'))
console.log('')
console.log(table(['person'], personFigures).join('\n'))
// The errors of the measuring half are nobody's to read: words would be added for them.
if (which === 'development') {
  for (const language of measuredLanguages) {
    for (const line of wrongOf(readLabelled('mood', language, which), language, guessMood)) console.log(line)
    for (const line of wrongOf(readLabelled('person', language, which), language, guessPerson)) console.log(line)
  }
}
