import { allWords } from './all-words.ts'
import { keyBy, optionsBy, type Pairs } from './options-by-words.ts'

/** `size` and `color` for labels that mean them; others stay as the shop has them. */
export const optionKey = (label: string): string => keyBy(allWords, label.trim())

/**
 * The chosen options of a line. Values stay as given but for markup; a second label of the same meaning keeps its
 * own name, so that nothing is lost.
 */
export const optionsOf = (pairs: Pairs): Record<string, string> => optionsBy(allWords, pairs)
