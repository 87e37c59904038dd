export { createCallable, type Deskbell, replay, startsItself } from './callable.ts'
export { type Chunks, createVerbs, type Origin, type Settings, type Verbs } from './verbs.ts'
