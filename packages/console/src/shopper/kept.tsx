import type { VisitorContext } from '@deskbell/protocol'
import { Consents } from './consents.tsx'
import { DataPart } from './data-part.tsx'

export type KeptProps = Pick<VisitorContext, 'visitor' | 'consents'>

/** By whose leave things of the shopper are kept, and what can be done with them. */
export const Kept = ({ visitor, consents }: KeptProps) => (
  <>
    <Consents consents={consents} />
    <DataPart visitor={visitor} />
  </>
)
