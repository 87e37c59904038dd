import type { Answer, ListedView, SavedView, SavedViewAnswers } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { Desk } from '../desk.ts'
import { viewAt } from './place.ts'

/** Counts are asked for at most so often, milliseconds. */
const restMs = 2000

/** The views that are kept under a name, the team's and one's own, as the server has them. */
export interface SavedViews {
  /** In the order they were made, each with how many conversations it holds. */
  readonly all: ReadonlySignal<readonly ListedView[]>
  /** Resolves to whether the server took it. */
  save(view: SavedView): Promise<boolean>
  remove(id: string): Promise<boolean>
  /** Keeps them in step; returns how to stop. */
  start(): () => void
}

const made = new WeakMap<Desk, SavedViews>()

/** Those of a desk: one for all parts of the screen. */
export function savedViewsOf(desk: Desk): SavedViews {
  const views = made.get(desk) ?? createSavedViews(desk)
  made.set(desk, views)
  return views
}

function createSavedViews({ client, clock, route, viewName }: Desk): SavedViews {
  const all = signal<readonly ListedView[]>([])
  let resting: (() => void) | null = null
  let again = false

  function learn(answer: Answer<SavedViewAnswers['view:list']>): boolean {
    if (answer.ok) all.value = answer.views
    return answer.ok
  }
  /** At once, and then not before a rest. */
  function refresh(): void {
    again = resting !== null
    if (again) return
    void client.ask('view:list', {}).then(learn)
    resting = clock.after(restMs, () => {
      resting = null
      if (again) refresh()
    })
  }
  const follow = () =>
    effect(() => {
      // Whatever moves a conversation may move it into another view.
      void client.counts.value
      void client.viewsVersion.value
      if (client.agent.value && client.connection.value === 'online') untracked(refresh)
    })
  const nameIt = () =>
    effect(() => {
      viewName.value = viewAt(all.value, route.value)?.name ?? null
    })
  return {
    all,
    save: async (view) => learn(await client.ask('view:save', view)),
    remove: async (id) => learn(await client.ask('view:remove', { id })),
    start() {
      const stops = [follow(), nameIt(), () => resting?.()]
      return () => {
        for (const stop of stops) stop()
        resting = null
      }
    },
  }
}
