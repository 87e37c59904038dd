import { budgets, measureSizes } from './sizes.ts'

const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
row('what travels', 'gzip bytes', 'limit', 'target', 'over target')
row('---', '---:', '---:', '---:', '---:')
for (const [part, bytes] of Object.entries(measureSizes())) {
  const { limit = 0, target = 0 } = budgets[part] ?? {}
  row(part, `${bytes}`, `${limit}`, `${target}`, `${Math.max(0, bytes - target)}`)
}
