import type { AnswerOutcome, AnswersFile, Source } from '@deskbell/protocol'
import type { Answerer, Asked, WholeAnswer } from './answerer.ts'
import { createGuard, type Guard, hasForeignLink, isHandoff, type Objection } from './guard.ts'
import { inTime, NotWritten } from './in-time.ts'
import { instructions } from './prompt.ts'

/** How the making of an answer ended, for the log of answers. */
export interface Made {
  outcome: AnswerOutcome
  reason: string | null
  /** What was written, shown or not. */
  written: string
  shown: string
  sources: Source[]
  tokens: number
}

/** The making of something that has no words to show. */
export const nothingMade = (outcome: AnswerOutcome, reason: string | null): Made => ({
  ...{ outcome, reason, written: '', shown: '', sources: [], tokens: 0 },
})

export interface Making {
  asked: Asked
  answerer: Answerer
  settings: AnswersFile
  /** The articles' language is the visitor's. */
  sameLanguage: boolean
  /** Ends the making from outside: the visitor left, a person took over. */
  ended: AbortSignal
  /** Tells the text that may be shown so far. */
  tell(text: string): void
}

/**
 * Has an answer written and looks at every sentence before it is shown. Always ends, in time: a writer that fails,
 * stalls or is too slow ends as `failed`, one whose words do not stand the test as `refused` or `handoff`.
 */
export async function makeAnswer(making: Making): Promise<Made> {
  const made = nothingMade('failed', 'failed')
  try {
    return await inTime(making.settings.timeoutSeconds * 1000, making.ended, (end, alive) =>
      write(making, made, end, alive),
    )
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    return { ...made, reason: error.reason }
  }
}

async function write(making: Making, made: Made, end: AbortSignal, alive: () => void): Promise<Made> {
  const { asked, answerer, settings } = making
  const answer = answerer.write(asked, end)
  if (answer instanceof Promise) return whole(await answer, asked, settings)
  const guard = createGuard({
    articles: asked.articles,
    links: settings.links,
    instructions: instructions(asked.locale),
    sameLanguage: making.sameLanguage,
  })
  for await (const piece of answer) {
    alive()
    if ('tokens' in piece) made.tokens = piece.tokens
    else {
      made.written += piece.text
      const step = guard.take(piece.text)
      if ('objection' in step) return objected(made, step.objection)
      if (step.shown !== made.shown) making.tell(step.shown)
      made.shown = step.shown
    }
  }
  return finish(guard, made)
}

function finish(guard: Guard, made: Made): Made {
  const last = guard.end()
  if ('objection' in last) return objected(made, last.objection)
  return { ...made, outcome: 'answered', reason: null, shown: last.shown, sources: last.sources }
}

const objected = (made: Made, reason: Objection): Made => ({
  ...made,
  outcome: isHandoff(reason) ? 'handoff' : 'refused',
  reason,
  shown: '',
})

/** The owner's own bot may say what the owner may say; only addresses are held to the list. */
function whole(answer: WholeAnswer, asked: Asked, { links }: AnswersFile): Made {
  const written = answer.text
  const made: Made = { outcome: 'answered', reason: null, written, shown: written.trim(), sources: [], tokens: 0 }
  if (answer.handoff) return objected(made, 'person')
  if (made.shown === '') return objected(made, 'no-answer')
  if (hasForeignLink(written, links, asked.articles.map(({ text }) => text).join('\n'))) return objected(made, 'link')
  const sources = asked.articles.filter(({ id }) => answer.sources.includes(id))
  return { ...made, sources: sources.map(({ id, title }) => ({ id, title })) }
}
