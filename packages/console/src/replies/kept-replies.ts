import { limits } from '@deskbell/protocol'
import type { Memory } from '../world.ts'

interface Kept {
  id: string
  name: string
  text: string
}

const isKept = (value: unknown): value is Kept => {
  const { id, name, text } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof name === 'string' && typeof text === 'string' && text.trim() !== ''
}

/** Saved replies that stand in this browser from before the server kept them; what cannot be read counts as nothing. */
export function keptReplies(memory: Memory, agent: string): { replies: readonly Kept[]; forget(): void } {
  const key = `deskbell:replies:${agent}`
  const forget = () => memory.delete(key)
  try {
    const list: unknown = JSON.parse(memory.get(key) ?? '[]')
    const replies = Array.isArray(list) ? list.filter(isKept) : []
    return { replies: replies.map(({ id, name, text }) => ({ id, name, text: text.slice(0, limits.text) })), forget }
  } catch {
    return { replies: [], forget }
  }
}
