export interface EnterPress {
  key: string
  /** Ctrl or ⌘. */
  mod: boolean
  shift: boolean
  alt: boolean
  /** An input method is composing. */
  composing: boolean
}

/**
 * What Enter does in the composer. With Ctrl or ⌘ it always sends (and solves, with Shift); alone it does only where the
 * agent chose so, and never on a touch keyboard, which has no Shift for a new line.
 * @example decideEnter({ key: 'Enter', mod: true, shift: false, alt: false, composing: false }, 'mod', false) // 'send'
 */
export function decideEnter(
  { key, mod, shift, alt, composing }: EnterPress,
  sendKey: 'mod' | 'enter',
  touch: boolean,
): 'send' | 'sendAndSolve' | null {
  if (key !== 'Enter' || composing || alt) return null
  if (mod) return shift ? 'sendAndSolve' : 'send'
  return sendKey === 'enter' && !shift && !touch ? 'send' : null
}
