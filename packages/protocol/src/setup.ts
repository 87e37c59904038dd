import * as v from 'valibot'

export const SetupRead = v.object({})

/** How far the way is from nothing to "it answers on your page", as the server sees it. */
export interface Setup {
  /** Where the server is reached, where that was told to it; else it is where the console came from. */
  url: string | null
  /** Pages that may talk to it. */
  allowedOrigins: '*' | string[]
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
