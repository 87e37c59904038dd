import type { VisitorClient } from '@deskbell/client'
import type { App } from '../panel/app.ts'
import type { Chats } from './chats.ts'

/** What the screens of conversations share: the panel's own, and the conversations. */
export interface ChatApp extends App {
  readonly client: VisitorClient
  readonly chats: Chats
}
