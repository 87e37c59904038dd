import * as v from 'valibot'
import { ConversationId } from './ids.ts'

/** Which conversation an agent looks at; `replying` while a reply to the visitor is being written. */
export const ViewingSet = v.object({ conversation: v.nullable(ConversationId), replying: v.boolean() })
export type ViewingSet = v.InferOutput<typeof ViewingSet>

/** An agent who looks at a conversation. */
export interface Viewer {
  id: string
  name: string
  replying: boolean
}

/** Who looks at a conversation now. */
export interface Viewers {
  conversation: string
  viewers: Viewer[]
}
