import type { FlowSlot } from '@deskbell/protocol'

/** Longest answer that is looked through. */
const maxLetters = 320
/** Longest answer that an owner's pattern is tried on; with its three variable parts at most, under 50,000 ways. */
const maxForPattern = 64

/**
 * What the shopper's words hold of what was asked, tidied; `null` where they do not hold it.
 * @example readSlot({ kind: 'email', … }, 'it is anna@shop.example, thanks') // 'anna@shop.example'
 * @example readSlot({ kind: 'order-number', … }, 'No. 10 482') // '10482'
 */
export function readSlot(ask: FlowSlot, text: string): string | null {
  const words = text.normalize('NFKC').slice(0, maxLetters).trim()
  switch (ask.kind) {
    case 'text':
      return words || null
    case 'email':
      return firstWord(words, /^[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}$/u)
    case 'phone':
      return phoneIn(words)
    case 'order-number':
      return firstWord(words.replace(/(?<=\d) (?=\d)/g, ''), /^#?(?=.{3,24}$)[A-Za-z]{0,6}-?\d{3,}[A-Za-z\d-]*$/)
    case 'pattern':
      return patternIn(words, ask.pattern ?? '')
  }
}

/** The first word that fits the owner's pattern, or the whole answer, for patterns with spaces. */
function patternIn(text: string, pattern: string): string | null {
  const whole = new RegExp(`^(?:${pattern})$`, 'iu')
  return firstWord(text, whole, maxForPattern) ?? (text.length <= maxForPattern && whole.test(text) ? text : null)
}

/** The first word that fits, without the punctuation around it. */
function firstWord(text: string, pattern: RegExp, longest = 254): string | null {
  const words = text.split(/[\s,;<>()]+/).map((word) => word.replace(/^[."':]+|[."':!?。？！]+$/g, ''))
  return words.find((word) => word.length > 0 && word.length <= longest && pattern.test(word)) ?? null
}

/** Seven to fifteen digits (ITU-T E.164 allows fifteen), however they are grouped. */
function phoneIn(text: string): string | null {
  for (const [run] of text.matchAll(/\+?\d[\d ()./-]{5,30}/g)) {
    const digits = run.replace(/\D/g, '')
    if (digits.length >= 7 && digits.length <= 15) return (run.startsWith('+') ? '+' : '') + digits
  }
  return null
}
