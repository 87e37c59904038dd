import { formatMessage, type Message, type Values } from './format-message.ts'
import type en from './locales/en.json'

/** Every sentence of the console. A further language is a file in `locales/` with the same keys. */
export type TextKey = keyof typeof en
export type Texts = Readonly<Record<TextKey, Message>>
/** What the first screen says, what later ones do, and what those with figures say besides. */
export type TextPart = 'first' | 'later' | 'reports'
export type Say = (key: TextKey, values?: Values) => string

/**
 * Says sentences in the language that `spoken` holds at the moment of asking, so that a screen that reads it is drawn
 * anew when the language changes.
 * @example createSay(() => ({ texts: en, locale: 'en-GB' }))('nav.inbox') // 'Inbox'
 */
export const createSay =
  (spoken: () => { texts: Texts; locale: string }): Say =>
  (key, values = {}) => {
    const { texts, locale } = spoken()
    return formatMessage(texts[key], values, locale)
  }
