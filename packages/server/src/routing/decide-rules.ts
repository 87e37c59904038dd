import { checkWhen } from '@deskbell/greetings/when'
import type { DeskRule, HandoffReason } from '@deskbell/protocol'
import { tokenize } from '../find/tokens.ts'

type WhenContext = Parameters<typeof checkWhen>[1]

/** What just happened in a conversation. */
export interface Happening {
  on: DeskRule['on'][number][]
  text: string
  reason: HandoffReason | null
  context: WhenContext
}

const phrase = (text: string): string => ` ${tokenize(text).join(' ')} `

function saysOne(words: DeskRule['words'], text: string): boolean {
  if (words === undefined) return true
  const said = phrase(text)
  return [words].flat().some((each) => said.includes(phrase(each)))
}

/** The rules that hold now, in the order of the file; one that rests on an unknown fact does not. Pure. */
export const decideRules = (rules: readonly DeskRule[], { on, text, reason, context }: Happening): DeskRule[] =>
  rules.filter(
    (rule) =>
      rule.enabled &&
      rule.on.some((each) => on.includes(each)) &&
      saysOne(rule.words, text) &&
      (rule.reason === undefined || (reason !== null && rule.reason.includes(reason))) &&
      (rule.when === undefined || checkWhen(rule.when, context) === true),
  )
