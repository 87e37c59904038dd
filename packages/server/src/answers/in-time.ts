/** A writer that says nothing for so long has stopped. */
const stallMs = (timeoutMs: number): number => Math.min(6000, timeoutMs / 2)

/** Why a writing did not come to its end, in one short word: never a message, which may hold what was sent. */
export class NotWritten extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(`nothing was written: ${reason}`)
    this.reason = reason
  }
}

function reasonOf(error: unknown): string {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown }
  return typeof status === 'number' ? `http-${status}` : typeof code === 'string' ? code.slice(0, 40) : 'failed'
}

/** Also where the writer does not hear the signal. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const over = () => reject(new NotWritten(String(signal.reason)))
    if (signal.aborted) over()
    else signal.addEventListener('abort', over, { once: true })
  })

/**
 * Lets somebody write, and ends it in time: where it takes too long, stalls between two signs of life, or `ended` says so.
 * @throws NotWritten with the reason in one word
 */
export async function inTime<T>(
  timeoutMs: number,
  ended: AbortSignal,
  write: (end: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const end = new AbortController()
  const stop = (why: string) => end.abort(why)
  const limit = setTimeout(stop, timeoutMs, 'timeout')
  let stall = setTimeout(stop, stallMs(timeoutMs), 'stalled')
  const alive = () => {
    clearTimeout(stall)
    stall = setTimeout(stop, stallMs(timeoutMs), 'stalled')
  }
  const left = () => stop('left')
  ended.addEventListener('abort', left)
  if (ended.aborted) left()
  try {
    return await Promise.race([write(end.signal, alive), whenAborted(end.signal)])
  } catch (error) {
    if (error instanceof NotWritten) throw error
    throw new NotWritten(end.signal.aborted ? String(end.signal.reason) : reasonOf(error))
  } finally {
    clearTimeout(limit)
    clearTimeout(stall)
    ended.removeEventListener('abort', left)
    end.abort('over')
  }
}
