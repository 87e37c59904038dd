import { redactBy } from '../answers/redact.ts'

/** A text without what belongs to a person, and the way to put that back into a text made of it. */
export interface Veiled {
  text: string
  /** Puts the pieces back where their signs stand. */
  lift(text: string): string
  /** The signs that a text made of it must have, too. */
  signs: readonly string[]
}

/**
 * Hides numbers, addresses and secrets behind signs that a translation keeps.
 * @example veil('write to a@b.example').text // 'write to ⟦1⟧'
 */
export function veil(text: string): Veiled {
  const pieces: string[] = []
  const veiled = redactBy(text, (piece) => `⟦${pieces.push(piece)}⟧`)
  return {
    text: veiled,
    lift: (made) => made.replace(/⟦(\d{1,4})⟧/g, (sign, number: string) => pieces[Number(number) - 1] ?? sign),
    signs: pieces.map((_, at) => `⟦${at + 1}⟧`),
  }
}
