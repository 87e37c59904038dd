import type { SavedReply } from '@deskbell/protocol'
import { type Fake, idOf } from './fake-world.ts'

export const savedReply = (name: string, text: string, more: Partial<SavedReply> = {}): SavedReply => ({
  ...{ id: idOf(name.length * 1000 + text.length), name, text, shared: false, category: null, language: null },
  ...more,
})

/** Answers what the server would of saved replies; holds them as it does. */
export function answerReplies(
  fake: Fake,
  first: readonly SavedReply[] = [],
): { kept(): readonly SavedReply[]; put(all: readonly SavedReply[]): void } {
  let all = first
  const listed = () => ({ ok: true, replies: [...all].sort((a, b) => a.name.localeCompare(b.name)) })
  fake.answers.set('reply:list', listed)
  fake.answers.set('reply:save', ((reply: SavedReply) => {
    const others = all.filter(({ id }) => id !== reply.id)
    const used = others.some(
      ({ name, shared }) => shared === reply.shared && name.toLowerCase() === reply.name.toLowerCase(),
    )
    if (used) return { ok: false, error: { code: 'taken', retry: false } }
    all = [...others, reply]
    return listed()
  }) as never)
  fake.answers.set('reply:remove', (({ id }: { id: string }) => {
    all = all.filter((each) => each.id !== id)
    return listed()
  }) as never)
  return {
    kept: () => all,
    put(next) {
      all = next
    },
  }
}
