export { createCallable, type Deskbell, readQueue, replay } from './callable.ts'
export type { EventListener, EventMap, EventName, EventPayload } from './event-map.ts'
export { type Chunks, createVerbs, type Facts, type Origin, type Settings, type Verbs } from './verbs.ts'
