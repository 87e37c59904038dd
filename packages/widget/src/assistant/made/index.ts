import type { Clock, VisitorClient, VisitorThread } from '@deskbell/client'
import type { AnswerOutcome } from '@deskbell/protocol'
import { effect } from '@preact/signals-core'
import type { Decision, Message } from '../index.ts'

/** Where answers are asked for and read. */
export type Maker = Pick<VisitorThread, 'askAnswer' | 'answer' | 'lines' | 'act'>

/** A decision, and under which cid its first words are said. */
export type Told = Decision & { cid?: string }

/** The first words of an answer may take as long as the server waits for them. */
const silentMs = 25_000
/** Whoever is cut off hears the own answer as soon as a short break would be over. */
const cutOffMs = 5000

/**
 * Has the server answer the question, and decides by how that ended. Where it came to nothing the own answer is said,
 * under the cid of the one that was asked for, so that a late one cannot stand beside it.
 */
export async function makeAnswer(
  own: Decision,
  question: string,
  locale: string,
  maker: Maker,
  clock: Clock,
  connection: VisitorClient['connection'],
  decide: (message: Message) => Decision,
): Promise<Told> {
  if (!(await isReached(connection, clock))) return own
  const { cid, begun } = maker.askAnswer(question, locale)
  const outcome = await endOf(cid, begun, maker, clock, connection)
  const body = maker.lines.peek().find((line) => line.cid === cid)?.body
  const article = body?.kind === 'text' ? body.generated?.[0]?.id : undefined
  if (outcome !== 'answered' && outcome !== 'handoff') return { ...own, cid }
  return decide({ kind: 'made', outcome, ...(article === undefined ? {} : { article }) })
}

/** Whether the server can be asked: the first words of a conversation are said while the way to it is still opened. */
async function isReached(connection: VisitorClient['connection'], clock: Clock): Promise<boolean> {
  let stop = () => {}
  let cancel = () => {}
  const reached = await new Promise<boolean>((resolve) => {
    cancel = clock.after(cutOffMs, () => resolve(false))
    stop = effect(() => {
      const state = connection.value
      if (state === 'online' || state === 'offline') resolve(state === 'online')
    })
  })
  stop()
  cancel()
  return reached
}

/** How the answer ended; `failed` where it was not begun or nothing is heard of it for long. */
async function endOf(
  cid: string,
  begun: Promise<boolean>,
  { answer }: Maker,
  clock: Clock,
  connection: VisitorClient['connection'],
): Promise<AnswerOutcome> {
  let cancel = () => {}
  let stop = () => {}
  const outcome = await new Promise<AnswerOutcome>((resolve) => {
    stop = effect(() => {
      const change = answer.value
      cancel()
      cancel = clock.after(connection.value === 'online' ? silentMs : cutOffMs, () => resolve('failed'))
      if (change?.cid === cid && change.outcome) resolve(change.outcome)
    })
    void begun.then((ok) => ok || resolve('failed'))
  })
  stop()
  cancel()
  return outcome
}
