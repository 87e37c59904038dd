/** What the widget holds of the page: listeners and observers by name, and nodes under `<html>`. */
export interface World {
  /** What was begun since and has not ended. */
  left(): string[]
  restore(): void
}

type Method = (this: unknown, ...args: unknown[]) => unknown

/** Runs `before` ahead of each call of a method. Returns how to put the method back. */
function tap(owner: object, name: string, before: (self: unknown, args: unknown[]) => void): () => void {
  const methods = owner as Record<string, Method>
  const own = Object.hasOwn(methods, name)
  const method = methods[name]!
  methods[name] = function (...args) {
    before(this, args)
    return method.apply(this, args)
  }
  return () => {
    if (own) methods[name] = method
    else delete methods[name]
  }
}

/** Counts from now on what is added to the page and taken away again. Timers are for the test's own fake clock. */
export function watchWorld(): World {
  const held: [key: unknown[], name: string][] = []
  const same = (a: unknown[], b: unknown[]) => a.every((part, at) => part === b[at])
  const drop = (key: unknown[]) => {
    const at = held.findIndex(([each]) => same(each, key))
    if (at >= 0) held.splice(at, 1)
  }
  const isCapture = (options: unknown) => Boolean((options as { capture?: boolean } | undefined)?.capture ?? options)
  const keyOf = (target: unknown, [type, run, options]: unknown[]) => [target, type, run, isCapture(options)]
  const stops = [window, document].flatMap((target) => [
    tap(target, 'addEventListener', (_, args) => {
      const key = keyOf(target, args)
      if (!held.some(([each]) => same(each, key))) held.push([key, `listener ${args[0]}`])
      const { signal } = (args[2] ?? {}) as { signal?: AbortSignal }
      signal?.addEventListener('abort', () => drop(key), { once: true })
    }),
    tap(target, 'removeEventListener', (_, args) => drop(keyOf(target, args))),
  ])
  const observer = window.MutationObserver.prototype
  stops.push(
    tap(observer, 'observe', (self) => held.push([[self], 'observer'])),
    tap(observer, 'disconnect', (self) => drop([self])),
  )
  const nodes = new Set<Node>(document.querySelectorAll('*'))
  return {
    left: () => [
      ...held.map(([, name]) => name),
      ...[...document.querySelectorAll('*')].flatMap((node) => (nodes.has(node) ? [] : `node ${node.tagName}`)),
    ],
    restore() {
      for (const stop of stops) stop()
    },
  }
}
