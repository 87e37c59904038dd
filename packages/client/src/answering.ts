import type { Answer, AnswerChange, AnswerOutcome, VisitorCommand } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Clock } from './types.ts'

/** Nothing was heard of an answer for so long: it is not waited for any more. */
const silentMs = 20_000

/** An answer that the server makes, as far as it is written. */
export interface Writing {
  cid: string
  text: string
}

/** How it ended, and the cid under which the device may say its own answer where it came to nothing. */
export interface MadeAnswer {
  cid: string
  outcome: AnswerOutcome
}

/** Answers made on the server in one conversation: asked for now or not at all, and always ending. */
export interface Answering {
  readonly writing: ReadonlySignal<Writing | null>
  ask(question: string, locale: string): Promise<MadeAnswer>
  heard(change: AnswerChange): void
  stop(): void
}

export interface AnsweringDeps {
  conversation: string
  newId(): string
  clock: Clock
  ready: ReadonlySignal<boolean>
  request(command: VisitorCommand, input: unknown): Promise<Answer<Record<string, unknown>>>
}

export function createAnswering({ conversation, newId, clock, ready, request }: AnsweringDeps): Answering {
  const writing = signal<Writing | null>(null)
  const waiting = new Map<string, { settle(outcome: AnswerOutcome): void; again(): void }>()

  function wait(cid: string): Promise<AnswerOutcome> {
    return new Promise((resolve) => {
      let cancel = () => {}
      const settle = (outcome: AnswerOutcome) => {
        cancel()
        waiting.delete(cid)
        if (writing.peek()?.cid === cid) show(null)
        resolve(outcome)
      }
      const again = () => {
        cancel()
        cancel = clock.after(silentMs, () => settle('failed'))
      }
      waiting.set(cid, { settle, again })
      again()
    })
  }

  let cancelShown = () => {}
  /** What is seen ends by itself, too: another tab's answer, or one of which the end got lost. */
  function show(next: Writing | null): void {
    cancelShown()
    writing.value = next
    if (next) cancelShown = clock.after(silentMs, () => show(null))
  }

  return {
    writing,
    async ask(question, locale) {
      const cid = newId()
      if (!ready.peek()) return { cid, outcome: 'failed' }
      const end = wait(cid)
      const refused = () => waiting.get(cid)?.settle('failed')
      request('answer:request', { cid, conversation, question, locale }).then(({ ok }) => ok || refused(), refused)
      return { cid, outcome: await end }
    },
    heard({ cid, text, outcome }) {
      if (outcome === null) show(text === '' ? null : { cid, text })
      else if (writing.peek()?.cid === cid) show(null)
      if (outcome === null) waiting.get(cid)?.again()
      else waiting.get(cid)?.settle(outcome)
    },
    stop() {
      for (const { settle } of [...waiting.values()]) settle('failed')
      show(null)
    },
  }
}
