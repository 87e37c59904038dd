export { fnv1a, inControl, pickVariant } from './bucket.ts'
export { defaultLimits } from './caps.ts'
export type * from './context.ts'
export {
  type ChosenGreeting,
  decideGreeting,
  explainGreeting,
  type GreetingDecision,
  greetingVars,
  pickGreeting,
} from './decide.ts'
export { type DryMoment, dryContext, dryRun } from './dry-run.ts'
export { nextDue } from './due.ts'
export { type GoalReached, rememberGoal } from './goal.ts'
export { emptyMemory, type GreetingMemory, type GreetingSeen, parseMemory, rememberChat } from './memory.ts'
export { type Box, type Placement, placeGreeting } from './place.ts'
export { rememberDismissed, rememberEngaged, rememberMuted, rememberShown } from './remember.ts'
export { selectorsOf } from './selectors.ts'
export { type FilledText, fillText, pickText } from './text.ts'
export { conditionsUsed } from './used.ts'
export { utmOf } from './utm.ts'
