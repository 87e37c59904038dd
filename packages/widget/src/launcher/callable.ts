import type { Verbs } from './verbs.ts'

/** The global: callable, `Deskbell('open')`, and with methods, `Deskbell.open()`. */
export type Deskbell = Verbs & (<V extends keyof Verbs>(verb: V, ...args: Parameters<Verbs[V]>) => ReturnType<Verbs[V]>)

/** A call made before the script came: by the long stub with its promise's end, or by the short one as it was. */
export type Queued = ArrayLike<unknown>

/** Makes the global of the verbs. What goes wrong inside is said in the console and never thrown into the page. */
export function createCallable(verbs: Verbs): Deskbell {
  const table = verbs as unknown as Record<string, (...args: unknown[]) => unknown>
  const report = (problem: unknown) => console.error('deskbell:', problem)
  const call = ((verb: string, ...args: unknown[]) => {
    if (!Object.hasOwn(table, verb)) return report(`there is no "${String(verb)}"`)
    const result = table[verb]!(...args)
    return result instanceof Promise ? result.catch(report) : result
  }) as unknown as Deskbell & Record<string, unknown>
  for (const verb of Object.keys(table)) call[verb] = call.bind(null, verb as keyof Verbs)
  return call
}

/** Whether a queued call starts the widget itself. */
export const startsItself = (queue: readonly Queued[]): boolean => queue.some((call) => [call[0]].flat()[0] === 'boot')

/** Runs the calls made before the script came, in their order. */
export function replay(deskbell: Deskbell, queue: readonly Queued[]): void {
  for (const call of queue) {
    const [args, done] = (typeof call[0] === 'object' ? call : [call]) as [Queued, ((value: unknown) => void)?]
    const result = (deskbell as (...args: unknown[]) => unknown)(...[...(args as unknown[])])
    done?.(result)
  }
}
