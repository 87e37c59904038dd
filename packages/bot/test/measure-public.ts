import { filmTable, questionTable, supportTable, wishTable } from './public.ts'

const tables = {
  'Sentences to support': supportTable(),
  'Film lines': filmTable(),
  'Wishes for a person': wishTable(),
  'Help questions': questionTable(),
}
for (const [name, table] of Object.entries(tables)) console.log(`${name}:\n\n${table ?? 'not at hand'}\n`)
