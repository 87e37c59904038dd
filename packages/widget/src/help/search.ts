import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core'
import type { App } from '../panel/app.ts'
import { painted } from '../panel/edge/painted.ts'
import { type Found, indexOf } from './find.ts'

/** Help search as the screen uses it: hits for the words of the moment, and what the owner should learn of it. */
export interface HelpSearch {
  /** What was found for the words that were last looked for; `null` before anything was. */
  readonly found: ReadonlySignal<Found | null>
  /** Finds at once, where an act needs what the words of this moment find. */
  now(): Found | null
  /** An article was opened: what was asked is settled. */
  opened(): void
  stop(): void
}

/** Of the answers that were right, one in two hundred scored less; of questions that no article answers, half. */
const likely = 0.35
/** Someone who pauses this long has finished typing: only then the search counts. */
const settledMs = 1200

/** Each letter is painted before what it finds is looked for, and what else waits has its turn before that is drawn. */
export function createHelpSearch(app: App): HelpSearch {
  const find = computed(() => {
    const bundle = app.help.value?.bundle
    return bundle ? indexOf(bundle).find.value : null
  })
  const isAsked = () => app.query.value.trim() !== ''
  const found = signal<Found | null>(null)
  const now = () => {
    found.value = isAsked() ? (find.peek()?.(app.query.peek()) ?? null) : null
    return found.value
  }
  // What was found when one went to read an article stands there again at once.
  now()
  const told = new Set<string>()

  function tell(): void {
    const query = app.query.peek().trim()
    const found = now()
    if (!found || told.has(query)) return
    told.add(query)
    const results = found.hits.filter(({ score }) => score >= likely).length
    void app.fetchPart('soon').then((soon) => soon?.recentOf(app.memory).add(query))
    app.host.emit('faq:searched', { query, results })
    if (results === 0) app.client.missSearch(query, app.locale.peek())
  }

  let cancel = () => {}
  const stop = effect(() => {
    cancel()
    const look = find.value
    if (look && isAsked()) {
      const query = app.query.peek()
      void painted()
        .then(() => look(query))
        .then(painted)
        .then(() => query === app.query.peek() && now())
      cancel = app.clock.after(settledMs, tell)
    } else now()
  })
  return {
    found,
    now,
    opened: tell,
    stop() {
      cancel()
      stop()
    },
  }
}
