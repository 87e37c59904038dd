/** A fault in a help file, said so that its owner can find and mend it. */
export interface HelpProblem {
  /** Path as it was given. */
  file: string
  /** Counted from 1. */
  line: number
  /** Counted from 1, where known. */
  column?: number
  reason: string
}

/** One line per fault, as editors and terminals link it. @example 'en/returns.md:3: unknown key "titel"' */
export const formatProblem = ({ file, line, column, reason }: HelpProblem): string =>
  `${file}:${line}${column === undefined ? '' : `:${column}`}: ${reason}`
