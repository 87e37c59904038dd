import type { Refusal } from '@deskbell/protocol'
import type { Say, TextKey } from '../text/say.ts'

/** What a refusal means here: by the field it names, else by its code. */
export const sayRefusal = (say: Say, error: Refusal, byField: Readonly<Record<string, TextKey>> = {}): string => {
  const key = error.field === undefined ? undefined : byField[error.field]
  return say(key ?? `error.${error.code}`)
}
