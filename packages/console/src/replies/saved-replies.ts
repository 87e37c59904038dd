import { limits } from '@deskbell/protocol'
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Memory } from '../world.ts'

/** Words that an agent uses often. `name` is what is typed after the slash. */
export interface SavedReply {
  id: string
  name: string
  text: string
}

/** The saved replies of the agent who is signed in, kept in this browser. */
export interface SavedReplies {
  /** By name. */
  readonly all: ReadonlySignal<readonly SavedReply[]>
  /** Writes a new one (`id` null) or changes one. False when another has the name. */
  save(reply: { id: string | null; name: string; text: string }): boolean
  remove(id: string): void
}

const prefix = 'deskbell:replies:'
const nameLimit = 40

/** What may follow a slash: no spaces, because a space ends the search. @example cleanName(' Return  shoes ') // 'Return-shoes' */
export const cleanName = (name: string): string =>
  name
    .trim()
    .replace(/[\s/]+/g, '-')
    .slice(0, nameLimit)

function isReply(value: unknown): value is SavedReply {
  const { id, name, text } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof name === 'string' && typeof text === 'string'
}

/** What was kept; what cannot be read counts as nothing. */
function parseReplies(kept: string | null): SavedReply[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list) ? list.filter(isReply) : []
  } catch {
    return []
  }
}

const byName = (a: SavedReply, b: SavedReply) => a.name.localeCompare(b.name)

/** Reads what is kept before each writing, because another tab may have written meanwhile. */
export function createSavedReplies(
  memory: Memory,
  agent: ReadonlySignal<{ id: string } | null>,
  newId: () => string,
): SavedReplies {
  const version = signal(0)
  const read = () => (agent.value ? parseReplies(memory.get(prefix + agent.value.id)) : [])
  function write(replies: readonly SavedReply[]): void {
    if (!agent.value) return
    memory.set(prefix + agent.value.id, JSON.stringify(replies))
    version.value++
  }
  return {
    all: computed(() => {
      void version.value
      return read().sort(byName)
    }),
    save({ id, name, text }) {
      const saved: SavedReply = { id: id ?? newId(), name: cleanName(name), text: text.trim().slice(0, limits.text) }
      const others = read().filter((each) => each.id !== saved.id)
      if (others.some((each) => each.name.toLowerCase() === saved.name.toLowerCase())) return false
      write([...others, saved])
      return true
    },
    remove: (id) => write(read().filter((each) => each.id !== id)),
  }
}
