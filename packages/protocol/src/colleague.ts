import * as v from 'valibot'

/** Whether an agent takes conversations: `away` answers what she has, `offline` is not there. */
export const availabilities = ['online', 'away', 'offline'] as const
export type AgentAvailability = (typeof availabilities)[number]

/** What an agent says of herself; without a connection she is offline whatever she said. */
export const AvailabilitySet = v.object({ availability: v.picklist(availabilities) })
export type AvailabilitySet = v.InferOutput<typeof AvailabilitySet>

/** An agent as her colleagues see her. */
export interface AgentState {
  id: string
  name: string
  availability: AgentAvailability
  /** Open conversations she has, without those that sleep. */
  open: number
  /** Ids of her teams. */
  teams: string[]
}

/** A team as agents see it. */
export interface TeamState {
  id: string
  name: string
}
