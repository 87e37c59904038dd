import type { AgentClient } from '@deskbell/client'
import type { Answer, ErrorCode, SavedReply, SavedReplyAnswers } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Memory } from '../world.ts'
import { keptReplies } from './kept-replies.ts'

/** The saved replies of the team and of the agent who is signed in, as the server has them. */
export interface SavedReplies {
  /** By name. */
  readonly all: ReadonlySignal<readonly SavedReply[]>
  /** Asks for them again: somebody else may have written. */
  refresh(): void
  /** Writes a new one or changes one; resolves to why it was refused. */
  save(reply: SavedReply): Promise<ErrorCode | null>
  remove(id: string): Promise<ErrorCode | null>
  start(): () => void
}

const nameLimit = 40

/** What may follow a slash: no spaces, because a space ends the search. @example cleanName(' Return  shoes ') // 'Return-shoes' */
export const cleanName = (name: string): string =>
  name
    .trim()
    .replace(/[\s/]+/g, '-')
    .slice(0, nameLimit)

/** Read when the session begins, and again whenever somebody is about to use them. */
export function createSavedReplies(client: AgentClient, memory: Memory): SavedReplies {
  const all = signal<readonly SavedReply[]>([])
  function learn(answer: Answer<SavedReplyAnswers['reply:list']>): ErrorCode | null {
    if (!answer.ok) return answer.error.code
    all.value = answer.replies
    return null
  }
  const refresh = () => void client.ask('reply:list', {}).then(learn)
  const save = async (reply: SavedReply) => learn(await client.ask('reply:save', reply))

  /** What an earlier version kept in this browser goes to the server; what it does not take stays here. */
  async function moveKept(agent: string): Promise<void> {
    const kept = keptReplies(memory, agent)
    for (const reply of kept.replies) {
      const refused = await save({ ...reply, shared: false, category: null, language: null })
      if (refused && refused !== 'taken') return
    }
    kept.forget()
  }
  return {
    all,
    refresh,
    save,
    remove: async (id) => learn(await client.ask('reply:remove', { id })),
    start: () =>
      effect(() => {
        const agent = client.agent.value
        if (!agent || client.connection.value !== 'online') return
        refresh()
        void moveKept(agent.id)
      }),
  }
}
