import * as v from 'valibot'
import { ShortId } from './ids.ts'

/** A visitor's own device asks for everything, or for an end of it: there is nothing to add. */
export const VisitorExportAsk = v.object({})
export const VisitorEraseAsk = v.object({})
/** An agent does it for a visitor of the site. */
export const VisitorOf = v.object({ visitor: ShortId })
export type VisitorOf = v.InferOutput<typeof VisitorOf>

/** Everything that is kept of a visitor, by kind; rows as they are kept, without secrets. */
export interface VisitorExport {
  version: 1
  /** Server's clock, milliseconds since 1970. */
  at: number
  site: string
  visitor: string
  data: Record<string, Record<string, unknown>[]>
}

/** Nothing of this visitor is there any more; `conversations` were hers. */
export interface Erased {
  visitor: string
  conversations: string[]
}
