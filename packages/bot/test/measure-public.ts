import { filmTable, questionTable } from './public.ts'

console.log(`Film lines:\n\n${filmTable()}\n\nHelp questions:\n\n${questionTable() ?? 'not at hand'}`)
