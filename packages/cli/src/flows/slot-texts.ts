import type { AssistantFile } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'
import { didYouMean } from '@deskbell/protocol/check'
import { textsIn } from './texts-in.ts'

/** Places such as {order-number} in texts, that no step of the file fills. */
export function slotFaults(file: AssistantFile): Fault[] {
  const slots = file.flows.flatMap(({ steps }) => steps.flatMap(({ ask }) => ask?.slot ?? []))
  return textsIn(file).flatMap(({ field, text }) =>
    Object.entries(typeof text === 'string' ? { '': text } : text).flatMap(([tag, words]) =>
      [...words.matchAll(/\{([a-z0-9][a-z0-9-]*)\}/g)].flatMap(([, slot = '']) =>
        slots.includes(slot)
          ? []
          : [
              {
                field: tag ? `${field}.${tag}` : field,
                reason: `no step asks for {${slot}}${didYouMean(slot, slots)}`,
              },
            ],
      ),
    ),
  )
}
