import { decideReply, newBotState } from '@deskbell/bot'
import type { AssistantFile } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'

/** Steps after which no person could be asked for, found by having the assistant itself say every step. */
export const personFaults = (assistant: AssistantFile): Fault[] =>
  assistant.flows.flatMap((flow, at) =>
    flow.steps.flatMap(({ id }, n) => {
      const act = { kind: 'step', flow: flow.id, step: id } as const
      const context = { locale: 'en', assistant, article: () => undefined }
      const { replies, handoff } = decideReply(newBotState(), { kind: 'choice', act }, [], context)
      const offered = replies.at(-1)?.choices.some((choice) => choice.act.kind === 'handoff')
      const field = `flows.${at}.steps.${n}`
      return handoff || offered ? [] : [{ field, reason: `no person can be had from the step "${id}"` }]
    }),
  )
