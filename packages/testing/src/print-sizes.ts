import { budgets, measureSizes } from './sizes.ts'

const row = (...cells: [string, string, string, string]) => console.log(`| ${cells.join(' | ')} |`)
row('what travels', 'gzip bytes', 'budget', 'left')
row('---', '---:', '---:', '---:')
for (const [part, bytes] of Object.entries(measureSizes())) {
  const budget = budgets[part] ?? 0
  row(part, String(bytes), String(budget), String(budget - bytes))
}
