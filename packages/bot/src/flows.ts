import type { AssistantFile, FlowStep } from '@deskbell/protocol'
import { fold } from './fold.ts'
import type { Act, Choice, Reply } from './types.ts'

type Flow = AssistantFile['flows'][number]

/** The flow that this message or greeting starts, if any. */
export function flowStartedBy(
  file: AssistantFile,
  start: { text: string; locale: string } | { greeting: string },
): Flow | undefined {
  return file.flows.find((flow) => {
    if ('greeting' in start) return flow.startsOn?.greeting === start.greeting
    const words = flow.startsOn?.words
    const tags = [start.locale, start.locale.split('-')[0]!, 'en']
    const heard = ` ${fold(start.text)} `
    return tags.some((tag) =>
      (words && Object.hasOwn(words, tag) ? words[tag]! : []).some((phrase) => containsPhrase(heard, fold(phrase))),
    )
  })
}

/** Chinese and Thai have no spaces to stand between. */
const containsPhrase = (heard: string, phrase: string): boolean =>
  phrase !== '' && heard.includes(/\p{sc=Han}|\p{sc=Thai}/u.test(phrase) ? phrase : ` ${phrase} `)

const actOf = (flow: Flow, choice: FlowStep['choices'][number]): Act => {
  if (choice.handoff) return { kind: 'handoff', reason: 'flow' }
  if (choice.article) return { kind: 'article', id: choice.article }
  return { kind: 'step', flow: flow.id, step: choice.go ?? flow.steps[0]!.id }
}

/** What the assistant says at a step; always with a way to a person. */
export function sayStep(file: AssistantFile, flowId: string, stepId?: string): Reply | undefined {
  const flow = file.flows.find((each) => each.id === flowId)
  const step = stepId ? flow?.steps.find((each) => each.id === stepId) : flow?.steps[0]
  if (!flow || !step) return undefined
  const choices: Choice[] = step.choices.map((choice) => ({ label: { text: choice.label }, act: actOf(flow, choice) }))
  const person = choices.some((choice) => choice.act.kind === 'handoff')
  return { say: { text: step.say }, choices: person ? choices : [...choices, toPerson('asked')] }
}

/** The choice that is never missing. */
export const toPerson = (reason: 'asked' | 'no-answer' | 'not-helpful' | 'frustrated'): Choice => ({
  label: { key: 'bot.human' },
  act: { kind: 'handoff', reason },
})
