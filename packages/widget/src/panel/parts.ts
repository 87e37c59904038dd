import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import { adoptStyles } from './edge/adopt-styles.ts'

/** Code that is fetched when it is first needed, each part a chunk of its own. */
export const loaders = {
  help: () => import('../help/index.ts'),
  surveys: () => import('../surveys/index.tsx'),
  markdown: () => import('../markdown/index.tsx'),
  bodies: () => import('../bodies/index.tsx'),
  forms: () => import('../forms/index.tsx'),
  tools: () => import('../tools/index.tsx'),
  you: () => import('../you/index.tsx'),
  mail: () => import('../mail/index.tsx'),
  presence: () => import('../presence/index.ts'),
  soon: () => import('../soon/index.tsx'),
  seen: () => import('../seen/index.tsx'),
}
type Loaders = typeof loaders
export type PartName = keyof Loaders
export type Part<N extends PartName> = Awaited<ReturnType<Loaders[N]>>

/** What a part brings that is at work from its arrival on: its looks, and what it begins in the widget's shadow root. */
interface Begun {
  styles?: string
  begin?(root: ShadowRoot): () => void
}

export interface Parts {
  /** The part, or `null` while it travels; asks for it. Whoever draws it is drawn anew when it arrives. */
  part<N extends PartName>(name: N): Part<N> | null
  /** Fetches it; `null` where it could not be had, and then the next who needs it asks again. */
  fetchPart<N extends PartName>(name: N): Promise<Part<N> | null>
  /** Which could not be had when they were last asked for. */
  readonly partFailed: ReadonlySignal<{ readonly [N in PartName]?: boolean }>
  stop(): void
}

export function createParts(root: ShadowRoot): Parts {
  const known = new Map<PartName, Signal<object | null>>()
  const coming = new Map<PartName, Promise<object | null>>()
  const ends: (() => void)[] = []
  const partFailed = signal<{ [N in PartName]?: boolean }>({})

  function slot(name: PartName): Signal<object | null> {
    const there = known.get(name) ?? signal(null)
    known.set(name, there)
    return there
  }
  async function load(name: PartName): Promise<object | null> {
    const chunk = await (loaders[name]() as Promise<Begun>).catch(() => null)
    if (chunk?.styles) ends.push(adoptStyles(root, chunk.styles))
    if (chunk?.begin) ends.push(chunk.begin(root))
    if (chunk) slot(name).value = chunk
    else coming.delete(name)
    partFailed.value = { ...partFailed.peek(), [name]: !chunk }
    return chunk
  }
  function fetchPart(name: PartName): Promise<object | null> {
    const way = coming.get(name) ?? load(name)
    coming.set(name, way)
    return way
  }

  return {
    part(name) {
      void fetchPart(name)
      return slot(name).value as never
    },
    fetchPart: fetchPart as Parts['fetchPart'],
    partFailed,
    stop() {
      for (const end of ends) end()
    },
  }
}
