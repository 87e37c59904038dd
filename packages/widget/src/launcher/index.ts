export { createCallable, type Deskbell, readQueue, replay } from './callable.ts'
export { type Chunks, createVerbs, type Origin, type Settings, type Verbs } from './verbs.ts'
