import type { AssistantFile } from '@deskbell/protocol'
import { type Fault, repeated } from '@deskbell/protocol/check'
import { languageFaults } from './languages.ts'
import { leadFaults } from './leads.ts'
import { personFaults } from './person.ts'
import { reachFaults } from './reach.ts'
import { type Known, referenceFaults } from './references.ts'
import { slotFaults } from './slot-texts.ts'

/**
 * What a schema cannot say of an assistant's file: every lead has an end, every step can be reached, no step is a dead
 * end, none goes round for ever, a person can be had from everywhere, and every text is in every language claimed.
 */
export function checkAssistant(file: AssistantFile, known: Known): Fault[] {
  const ids = repeated(
    file.flows.map(({ id }) => id),
    (at) => `flows.${at}.id`,
  )
  const stepIds = file.flows.flatMap(({ steps }, flow) =>
    repeated(
      steps.map(({ id }) => id),
      (at) => `flows.${flow}.steps.${at}.id`,
    ),
  )
  const leads = leadFaults(file)
  // Where leads go astray, what they reach says nothing.
  const sound = ids.length + stepIds.length + leads.length === 0
  const reach = sound ? [...reachFaults(file), ...personFaults(file)] : []
  return [
    ...ids,
    ...stepIds,
    ...leads,
    ...reach,
    ...referenceFaults(file, known),
    ...slotFaults(file),
    ...languageFaults(file),
  ]
}
