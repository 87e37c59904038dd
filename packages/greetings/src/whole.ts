import { common, type Moment } from './check.ts'
import type { GreetingContext } from './context.ts'
import { createRareParts } from './rare.ts'

const rare = createRareParts(common)

/** The context with every part of the engine, for those who need not count bytes. */
export const whole = (context: GreetingContext): Moment => ({ ...context, rare })
