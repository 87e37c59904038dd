import type { BotContext, BotState } from '../types.ts'
import type { Situation } from './holds.ts'

/** What conditions are tried on now. */
export const situationOf = (state: BotState, { locale, facts }: BotContext): Situation => ({
  ...facts,
  locale,
  slots: state.slots ?? {},
})

/** What is already known under a slot's name, from an earlier step or as an attribute of the visitor. */
export function knownSlot(slot: string, state: BotState, context: BotContext): string | null {
  // What a greeting did not know is an empty slot, which is still to be asked for.
  if (state.slots && Object.hasOwn(state.slots, slot) && state.slots[slot]) return state.slots[slot]
  const attributes = context.facts?.attributes
  const value = attributes && Object.hasOwn(attributes, slot) ? attributes[slot] : null
  return typeof value === 'string' && value !== '' ? value : null
}
