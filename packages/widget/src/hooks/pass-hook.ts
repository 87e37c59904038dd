import type { Hook } from '../seams.ts'

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
