import type { Line, VisitorThread } from '@deskbell/client'
import { computed } from '@preact/signals-core'
import type { Hook, Hooks } from '../seams.ts'

/** The words as the page's hook gives them back; `null` where it drops them. A hook that throws changes nothing. */
export function passHook(hook: Hook | undefined, text: string): string | null {
  if (!hook) return text
  try {
    const passed = hook({ text })
    return passed && `${passed.text}`
  } catch (problem) {
    reportError(problem)
    return text
  }
}

/** The thread as the page wants it shown: words of others go through its hook. */
export function showThrough(hooks: Hooks, thread: VisitorThread): VisitorThread {
  const pass = (line: Line): Line | [] => {
    const { body, author } = line
    if (body.kind !== 'text' || author.kind === 'visitor') return line
    const text = passHook(hooks.beforeDisplay, body.text)
    return text === null ? [] : { ...line, body: { ...body, text } }
  }
  const lines = computed(() => (hooks.beforeDisplay ? thread.lines.value.flatMap(pass) : thread.lines.value))
  return { ...thread, lines }
}
