import { guessMood, guessPerson, wrongOf } from './figures.ts'
import { measuredLanguages, readLabelled } from './labelled.ts'
import { qualityTables } from './quality-tables.ts'

const half = process.argv.includes('--development') ? 'development' : 'measuring'
console.log(`Half: ${half}; each cell is precision / recall (sentences)\n\n${qualityTables(half)}`)
// The errors of the measuring half are nobody's to read: words would be added for them.
if (half === 'development') {
  for (const language of measuredLanguages) {
    for (const line of wrongOf(readLabelled('mood', language, half), language, guessMood)) console.log(line)
    for (const line of wrongOf(readLabelled('person', language, half), language, guessPerson)) console.log(line)
  }
}
