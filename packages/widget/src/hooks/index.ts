import type { Line } from '@deskbell/client'
import type { AppliedHooks } from '../chat/chat.ts'
import type { Hook, Hooks } from '../seams.ts'
import { passHook } from './pass-hook.ts'

/** Puts the page's hooks to work, for words sent and lines drawn from now on; those not named stay as they are. */
export function applyHooks(applied: AppliedHooks, hooks: Hooks): void {
  try {
    const { beforeSend, beforeDisplay } = hooks
    if (beforeSend) applied.send = (text) => passHook(beforeSend, text)
    if (beforeDisplay) applied.show = (lines) => lines.flatMap((line) => passLine(beforeDisplay, line))
  } catch (problem) {
    // Pages pass anything, also what throws when it is read.
    console.warn('deskbell:', problem)
  }
}

function passLine(hook: Hook, line: Line): Line | [] {
  const { body, author } = line
  if (body.kind !== 'text' || author.kind === 'visitor') return line
  const text = passHook(hook, body.text)
  return text === null ? [] : { ...line, body: { ...body, text } }
}
