import type * as v from 'valibot'

/** The parts of valibot's schemas by which one gets from a schema to the ones inside it. */
interface Inner {
  entries?: Record<string, Inner>
  item?: Inner
  items?: Inner[]
  wrapped?: Inner
  options?: Inner[]
  value?: Inner
  getter?: (input: unknown) => Inner
}

/**
 * The keys that the object at a path may have, over all alternatives there, for "did you mean".
 * @example keysAt(GreetingRules, ['greetings', '0', 'when']) // ['url', 'page', …]
 */
export function keysAt(schema: v.GenericSchema, path: readonly string[]): string[] {
  let here = open(schema as Inner)
  for (const step of path) here = here.flatMap((inner) => within(inner, step)).flatMap(open)
  return [...new Set(here.flatMap((inner) => Object.keys(inner.entries ?? {})))]
}

/** The schema itself without wrapping, or its alternatives. */
function open(schema: Inner): Inner[] {
  if (schema.wrapped) return open(schema.wrapped)
  if (schema.getter) return open(schema.getter(undefined))
  if (schema.options?.every((option) => typeof option === 'object')) return schema.options.flatMap(open)
  return [schema]
}

function within(schema: Inner, step: string): Inner[] {
  if (schema.entries) return Object.hasOwn(schema.entries, step) ? [schema.entries[step] as Inner] : []
  const item = schema.item ?? schema.items?.[Number(step)] ?? schema.value
  return item ? [item] : []
}
