import type { Verbs } from './verbs.ts'

/** The global: callable, `Deskbell('open')`, and with methods, `Deskbell.open()`. */
export type Deskbell = Verbs & (<V extends keyof Verbs>(verb: V, ...args: Parameters<Verbs[V]>) => ReturnType<Verbs[V]>)

/** A call made before the script came, and the end of its promise where the long stub gave one. */
export type Queued = [args: unknown[], done?: (result: unknown) => void]

/** Makes the global of the verbs. What goes wrong inside is said in the console and never thrown into the page. */
export function createCallable(verbs: Verbs): Deskbell {
  const table = verbs as unknown as Record<string, (...args: unknown[]) => unknown>
  const report = (...problem: unknown[]) => console.error('deskbell:', ...problem)
  const call = ((verb: string, ...args: unknown[]) => {
    if (!Object.hasOwn(table, verb)) return report('there is no', verb)
    const result = table[verb]!(...args)
    return result instanceof Promise ? result.catch(report) : result
  }) as unknown as Deskbell & Record<string, unknown>
  for (const verb of Object.keys(table)) call[verb] = call.bind(null, verb as keyof Verbs)
  return call
}

/** Reads what a stub queued: the long one `[args, done]`, the short one the arguments as they were. */
export const readQueue = (queue: unknown): Queued[] =>
  Array.isArray(queue) ? queue.map((call) => (typeof call[0] === 'object' ? call : [call]) as Queued) : []

/** Runs the calls made before the script came, in their order. */
export function replay(deskbell: Deskbell, queue: readonly Queued[]): void {
  for (const [args, done] of queue) {
    const result = (deskbell as (...args: unknown[]) => unknown)(...args)
    done?.(result)
  }
}
