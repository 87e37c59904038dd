import type { Availability } from '@deskbell/protocol'
import type { Presence } from './presence.ts'

/** Whether somebody can answer at the site now. Without business hours it is always open. */
export const readAvailability = async (presence: Pick<Presence, 'agents'>, site: string): Promise<Availability> => ({
  online: await presence.agents(site),
  open: true,
  opensAt: null,
})
