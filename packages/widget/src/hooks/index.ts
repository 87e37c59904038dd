import type { Line } from '@deskbell/client'
import type { AppliedHooks } from '../chat/chat.ts'
import type { Hooks } from '../seams.ts'
import { passHook } from './pass-hook.ts'

/** Puts the page's hooks to work, for words sent and lines drawn from now on; those not named stay as they are. */
export function applyHooks(applied: AppliedHooks, { beforeSend, beforeDisplay }: Hooks): void {
  if (beforeSend) applied.send = (text) => passHook(beforeSend, text)
  if (!beforeDisplay) return
  const pass = (line: Line): Line | [] => {
    const { body, author } = line
    if (body.kind !== 'text' || author.kind === 'visitor') return line
    const text = passHook(beforeDisplay, body.text)
    return text === null ? [] : { ...line, body: { ...body, text } }
  }
  applied.show = (lines) => lines.flatMap(pass)
}
