export * from './check-answer.ts'
export * from './flow.ts'
