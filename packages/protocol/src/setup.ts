import * as v from 'valibot'
import type { AddedOrigin } from './page-origin.ts'

export const SetupRead = v.object({})

/** How far the way is from nothing to "it answers on your page", as the server sees it. */
export interface Setup {
  /** Where the server is reached, where that was told to it; else it is where the console came from. */
  url: string | null
  /** Pages that may show the site's widget by the server's configuration; `*` where it names none. */
  allowedOrigins: '*' | string[]
  /** Pages that the owner named besides; with `*` these alone, once there is one. */
  addedOrigins: AddedOrigin[]
  /** Origins of pages that asked for the widget, the latest first. */
  seen: { origin: string; at: number }[]
  /** The latest conversation in which the assistant gave an article. */
  answered: { conversation: string; at: number } | null
  /** The latest words of an agent that arrived at the shopper's device. */
  replied: { conversation: string; at: number } | null
}

export const setupCommands = { 'setup:read': SetupRead } as const
export interface SetupAnswers {
  'setup:read': { setup: Setup }
}
