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
  | 'help'
  | 'leave'

export interface KeyPress {
  key: string
  code: string
  ctrl: boolean
  meta: boolean
  alt: boolean
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
  '?': 'help',
}

/** By place on the keyboard: with Alt, the letter itself is another sign on many layouts. */
const withAlt: Readonly<Record<string, Act>> = {
  KeyJ: 'openNext',
  KeyK: 'openPrevious',
  KeyL: 'reply',
  KeyP: 'note',
  KeyE: 'solve',
}

/**
 * The act of a key press. Single keys work only outside of fields and may be switched off (WCAG 2.1.4);
 * those with Alt work everywhere.
 */
export function decideKey(press: KeyPress, singleKeys: boolean): Act | null {
  if (press.composing || press.ctrl || press.meta) return null
  if (press.key === 'Escape') return 'leave'
  if (press.alt) return withAlt[press.code] ?? null
  if (press.writing || !singleKeys) return null
  const key = press.key.toLowerCase()
  return Object.hasOwn(single, key) ? (single[key] ?? null) : null
}
