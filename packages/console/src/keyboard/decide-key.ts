/** What a key can do here; each part of the screen offers the acts it knows. */
export type Act =
  | 'next'
  | 'previous'
  | 'openNext'
  | 'openPrevious'
  | 'reply'
  | 'note'
  | 'take'
  | 'solve'
  | 'reopen'
  | 'assign'
  | 'snooze'
  | 'wake'
  | 'tag'
  | 'priority'
  | 'merge'
  | 'select'
  | 'insert'
  | 'draft'
  | 'translate'
  | 'find'
  | 'filter'
  | 'palette'
  | 'help'
  | 'leave'

export interface KeyPress {
  key: string
  code: string
  ctrl: boolean
  meta: boolean
  alt: boolean
  /** On Apple keyboards commands begin with ⌘, elsewhere with Ctrl. */
  apple: boolean
  /** Focus is in a field. */
  writing: boolean
  /** An input method is composing. */
  composing: boolean
}

const single: Readonly<Record<string, Act>> = {
  j: 'next',
  k: 'previous',
  r: 'reply',
  n: 'note',
  t: 'take',
  e: 'solve',
  a: 'assign',
  s: 'snooze',
  g: 'tag',
  p: 'priority',
  x: 'select',
  f: 'filter',
  '/': 'find',
  '?': 'help',
}

/** By place on the keyboard: with Alt, the letter itself is another sign on many layouts. */
const withAlt: Readonly<Record<string, Act>> = {
  KeyJ: 'openNext',
  KeyK: 'openPrevious',
  KeyL: 'reply',
  KeyP: 'note',
  KeyE: 'solve',
  KeyM: 'snooze',
  KeyI: 'insert',
}

/** The letter of a press; by place where the keyboard writes another script, so that J is J on a Russian keyboard. */
function letterOf({ key, code }: KeyPress): string {
  const foreign = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key)
  return (foreign ? (/^Key([A-Z])$/.exec(code)?.[1] ?? key) : key).toLowerCase()
}

/** On Apple keyboards, Alt with a key is how letters such as ę and ł are written. */
const isLetterTyped = ({ key, writing }: KeyPress): boolean =>
  writing && /^\p{Script=Latin}$/u.test(key) && !/^[a-z]$/i.test(key)

/** Ctrl and K, or ⌘ and K, and nothing else. */
const isPalette = (press: KeyPress): boolean =>
  (press.apple ? press.meta && !press.ctrl : press.ctrl && !press.meta) && !press.alt && letterOf(press) === 'k'

/**
 * The act of a key press. Single keys work only outside of fields and may be switched off (WCAG 2.1.4);
 * those with Alt, and the palette's, work everywhere.
 */
export function decideKey(press: KeyPress, singleKeys: boolean): Act | null {
  if (press.composing) return null
  if (isPalette(press)) return 'palette'
  if (press.ctrl || press.meta) return null
  if (press.key === 'Escape') return 'leave'
  if (press.alt) return isLetterTyped(press) ? null : (withAlt[press.code] ?? null)
  if (press.writing || !singleKeys) return null
  const key = letterOf(press)
  return Object.hasOwn(single, key) ? (single[key] ?? null) : null
}
