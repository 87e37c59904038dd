import type { AssistantFile, LocalText } from '@deskbell/protocol'

export interface PlacedText {
  field: string
  text: LocalText
  /** A name may be the same in all languages. */
  name: boolean
}

/** Every text of the file that a shopper may see. */
export function textsIn({ name, hello, flows }: AssistantFile): PlacedText[] {
  const found: PlacedText[] = [
    { field: 'name', text: name, name: true },
    { field: 'hello', text: hello, name: false },
  ]
  const add = (field: string, text: LocalText | undefined, isName = false) => {
    if (text !== undefined) found.push({ field, text, name: isName })
  }
  for (const [flow, { steps }] of flows.entries()) {
    for (const [at, { say, card, ask, choices }] of steps.entries()) {
      const step = `flows.${flow}.steps.${at}`
      add(`${step}.say`, say)
      add(`${step}.card.title`, card?.title, true)
      add(`${step}.card.text`, card?.text)
      add(`${step}.ask.retry`, ask?.retry)
      add(`${step}.ask.skip`, ask?.skip)
      for (const [n, { label }] of (choices ?? []).entries()) add(`${step}.choices.${n}.label`, label)
    }
  }
  return found
}
