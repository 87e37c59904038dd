import { languages } from '../text/languages.ts'
import type { Memory } from '../world.ts'
import { type Choice, createChoice } from './choice.ts'

/** What an agent may set for this browser. */
export interface Preferences {
  language: Choice<'auto' | (typeof languages)[number]>
  theme: Choice<'auto' | 'light' | 'dark'>
  /** Whether J, K and the like do something without Alt. */
  singleKeys: Choice<'on' | 'off'>
  /** Which key sends: Ctrl or ⌘ with Enter, or Enter alone. */
  sendKey: Choice<'mod' | 'enter'>
  /** Whether a reply waits a moment before it leaves, so that it can be called back. */
  undoSend: Choice<'off' | 'on'>
  sound: Choice<'off' | 'on'>
  notify: Choice<'off' | 'on'>
}

export const createPreferences = (memory: Memory): Preferences => ({
  language: createChoice(memory, 'deskbell:language', ['auto', ...languages]),
  theme: createChoice(memory, 'deskbell:theme', ['auto', 'light', 'dark']),
  singleKeys: createChoice(memory, 'deskbell:single-keys', ['on', 'off']),
  sendKey: createChoice(memory, 'deskbell:send-key', ['mod', 'enter']),
  undoSend: createChoice(memory, 'deskbell:undo-send', ['off', 'on']),
  sound: createChoice(memory, 'deskbell:sound', ['off', 'on']),
  notify: createChoice(memory, 'deskbell:notify', ['off', 'on']),
})
