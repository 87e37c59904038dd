import type { Memory } from '../world.ts'

const prefix = 'deskbell:'
/** How the sign-in screen looks and speaks; says nothing of who was here. */
const look = ['deskbell:theme', 'deskbell:language']
const agentKey = 'deskbell:agent'
const draftPrefix = 'deskbell:draft:'

/**
 * On signing out nothing of the agent or of any shopper stays in this browser: drafts and settings go.
 */
export function forgetAgent(memory: Memory): void {
  for (const key of memory.keys(prefix)) if (!look.includes(key)) memory.delete(key)
}

/**
 * Remembers who is signed in. False when it is somebody else than before, who left without signing out: their drafts
 * are forgotten, and the page should start over, because it may show some.
 */
export function recogniseAgent(memory: Memory, agent: string): boolean {
  const before = memory.get(agentKey)
  memory.set(agentKey, agent)
  if (before === null || before === agent) return true
  for (const key of memory.keys(draftPrefix)) memory.delete(key)
  return false
}
