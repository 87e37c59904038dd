/** Writes one after another, so that what was acted first is kept first. */
export interface Writer {
  /** Resolves when it is written or could not be, which is reported. */
  write(what: () => Promise<void>): Promise<void>
  /** Resolves when nothing is being written any more. */
  idle(): Promise<void>
}

/** `after` is waited for before the first writing. */
export function createWriter(report: (text: string) => void, after: Promise<void> = Promise.resolve()): Writer {
  let last = after
  return {
    write(what) {
      last = last.then(what).catch((error) => report(`what happened could not be kept: ${error}`))
      return last
    },
    idle: () => last,
  }
}
