import { type Signal, signal } from '@preact/signals'
import type { Memory } from '../world.ts'

/** What a model wrote into a reply, until the reply is sent. */
export interface Suggested {
  text: string
  /** What stood there before. */
  before: string
  /** Titles of the articles it comes from. */
  sources: readonly string[]
  figuresDiffer: boolean
  /** Somebody said that it may leave as it is. */
  confirmed: boolean
}

/** A message in the agent's language, beside the message itself. */
export interface Translation {
  text: string
  figuresDiffer: boolean
}

/** What a model wrote for this agent. */
export interface Suggestions {
  of(conversation: string): Suggested | null
  put(conversation: string, suggested: Suggested | null): void
  /** Whether these words are a model's, and nobody has changed or confirmed them. */
  isUnread(conversation: string, text: string): boolean
  /** By the id of the entry and the language; they last as long as the page. */
  readonly translations: Signal<ReadonlyMap<string, Translation>>
}

const keyOf = (conversation: string): string => `deskbell:draft:${conversation}:suggested`

function read(kept: string | null): Suggested | null {
  try {
    const found = JSON.parse(kept ?? 'null') as Suggested | null
    return typeof found?.text === 'string' ? found : null
  } catch {
    return null
  }
}

/** What was put in survives a reload, as the words of the reply do: so does the mark that they are a model's. */
export function createSuggestions(memory: Memory): Suggestions {
  const version = signal(0)
  const of = (conversation: string) => {
    void version.value
    return read(memory.get(keyOf(conversation)))
  }
  return {
    of,
    put(conversation, suggested) {
      if (suggested) memory.set(keyOf(conversation), JSON.stringify(suggested))
      else if (memory.get(keyOf(conversation)) === null) return
      else memory.delete(keyOf(conversation))
      version.value++
    },
    isUnread(conversation, text) {
      const found = of(conversation)
      return found !== null && !found.confirmed && found.text.trim() === text.trim()
    },
    translations: signal<ReadonlyMap<string, Translation>>(new Map()),
  }
}
