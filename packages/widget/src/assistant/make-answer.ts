import type { VisitorThread } from '@deskbell/client'
import type { Decision, Message } from './index.ts'

/** Where answers are asked for and read. */
export type Maker = Pick<VisitorThread, 'requestAnswer' | 'lines'>

/** A decision, and under which cid its first words are said. */
export type Told = Decision & { cid?: string }

/**
 * Has the server answer the question, and decides by how that ended. Where it came to nothing the own answer is said,
 * under the cid of the one that was asked for, so that a late one cannot stand beside it.
 */
export async function makeAnswer(
  own: Decision,
  question: string,
  locale: string,
  maker: Maker,
  decide: (message: Message) => Decision,
): Promise<Told> {
  const { cid, outcome } = await maker.requestAnswer(question, locale)
  const body = maker.lines.peek().find((line) => line.cid === cid)?.body
  const article = body?.kind === 'text' ? body.generated?.[0]?.id : undefined
  if (outcome !== 'answered' && outcome !== 'handoff') return { ...own, cid }
  return decide({ kind: 'made', outcome, ...(article === undefined ? {} : { article }) })
}
