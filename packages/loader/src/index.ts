import { createCallable, createVerbs, type Deskbell, readQueue, replay } from '@deskbell/widget/launcher'

/** Hashed names of the chunks, written in by the build. */
declare const __CHUNKS__: Record<'core' | 'greetings' | 'more', string>
declare global {
  interface Window {
    Deskbell?: Deskbell
    DeskbellSettings?: unknown
  }
}

// Only readable while the tag runs; `null` in a module, an element of any kind where the page shadows the name.
const current = document.currentScript
const script = current instanceof HTMLScriptElement ? current : null
const source = script?.src || location.href
const before = window.Deskbell as (Partial<Deskbell> & { q?: ArrayLike<unknown>[] }) | undefined

// A stub has `q`; what has verbs and no queue is ourselves, put into the page twice.
if (before?.q || !before?.destroy) {
  const queue = readQueue(before?.q)
  const deskbell = createCallable(
    createVerbs({
      data: { ...script?.dataset },
      settings: () => window.DeskbellSettings,
      baseUrl: new URL(source).origin,
      // Beside the script, whatever server the settings name and whatever `<base>` the page has.
      load: (chunk, baseUrl) =>
        import(/* @vite-ignore */ new URL(__CHUNKS__[chunk], script ? source : `${baseUrl}/`).href),
      destroyed() {
        if (window.Deskbell === deskbell) delete window.Deskbell
      },
    }),
  )
  window.Deskbell = deskbell
  const isManual = script?.dataset.manual !== undefined || queue.some(([args]) => args[0] === 'boot')
  if (!isManual) void deskbell.boot()
  replay(deskbell, queue)
}
