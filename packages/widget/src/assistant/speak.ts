import type { Card, FlowCard } from '@deskbell/protocol'
import type { AssistantDeps } from '../chat/assistant.ts'
import type { Told } from './made/index.ts'

/** Long enough to be noticed as an answer, short enough not to be waited for; longer texts take a little longer. */
export const replyDelay = (text: string): number => Math.min(600, 250 + text.length * 2)

/** What a survey may wait for in what the assistant decided; the server says whether one is asked. */
const surveysIn = (effects: Told['effects'] = []) =>
  effects.flatMap((one) => {
    if (one.kind === 'survey') return { moment: 'call' as const, survey: one.survey }
    return one.kind === 'outcome' && one.helped ? { moment: 'bot-solved' as const, survey: null } : []
  })

/** The conversation that is spoken in. */
export interface Place extends Pick<AssistantDeps, 'thread' | 'clock' | 'words' | 'handOver'> {
  /** A person took over, or was asked for. */
  off(): boolean
  /** A flow's card as it stands in the conversation. */
  card(card: FlowCard): Card
  /** Puts choices below the words. */
  offer(below: Told['offer']): void
}

/** Says what was decided, one thing after the other, as long as no person takes over, and does what follows from it. */
export async function speak(
  decision: Told,
  { thread, clock, words, card, handOver, off, offer }: Place,
): Promise<void> {
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  for (const [at, each] of decision.replies.entries()) {
    const text = words(each.say)
    await pause(replyDelay(text))
    if (off()) return
    thread.say(text, each.source, at === 0 ? decision.cid : undefined)
    if (each.card) {
      thread.act('message:send', { author: 'assistant', body: { kind: 'cards', cards: [card(each.card)] } })
    }
    offer(each)
  }
  if (decision.handoff) handOver(decision.handoff)
  for (const offered of surveysIn(decision.effects)) thread.act('survey:offer', offered)
}
