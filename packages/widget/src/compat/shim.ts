import type { Verbs } from '../launcher/index.ts'

/** What a shim speaks to: the page's `Deskbell`, or a widget made by `createWidget`. */
export type Target = Pick<
  Verbs,
  | 'boot'
  | 'update'
  | 'open'
  | 'close'
  | 'toggle'
  | 'show'
  | 'hide'
  | 'on'
  | 'send'
  | 'prefill'
  | 'search'
  | 'article'
  | 'survey'
  | 'greet'
  | 'get'
  | 'logout'
  | 'destroy'
  | 'page'
  | 'identify'
  | 'set'
  | 'track'
>

/** Calls by the name that the page knows. What is not in the table is said once in the console and does nothing. */
export type Table = Record<string, (...args: unknown[]) => unknown>

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
export const runOf = (value: unknown): ((...args: unknown[]) => void) =>
  typeof value === 'function' ? (value as () => void) : () => {}

/** One warning per call that we cannot do: a page that moved over must neither break nor flood the console. */
export function createShim(vendor: string, table: Table) {
  const warned = new Set<string>()
  const unsupported = (name: string): void => {
    if (warned.has(name)) return
    warned.add(name)
    console.warn(`deskbell: "${name}" of ${vendor} is not supported and does nothing`)
  }
  return {
    unsupported,
    call(name: unknown, ...args: unknown[]): unknown {
      const key = textOf(name)
      if (!Object.hasOwn(table, key)) return unsupported(key || String(name))
      try {
        return table[key]!(...args)
      } catch (problem) {
        console.error(`deskbell: ${vendor} "${key}"`, problem)
        return undefined
      }
    },
  }
}

/** Puts a global on the page unless the vendor's own is at work there; returns how to take it away again. */
export function putGlobal(page: Record<string, unknown>, name: string, value: unknown, isVendor: boolean): () => void {
  if (isVendor) {
    console.warn(`deskbell: window.${name} belongs to the real thing; the shim was not installed`)
    return () => {}
  }
  const before = page[name]
  page[name] = value
  return () => {
    if (page[name] !== value) return
    if (before === undefined) delete page[name]
    else page[name] = before
  }
}

export const pageOf = (): Record<string, unknown> => window as unknown as Record<string, unknown>
