import type { Answer, ListedView, SavedView, SavedViewAnswers } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { Desk } from '../desk.ts'
import { viewAt } from './place.ts'

/** Counts are asked for at most so often, milliseconds. */
const restMs = 2000

/** The views that are kept under a name, the team's and one's own, as the server has them. */
export interface SavedViews {
  /** In their order, one's own first, each with how many conversations it holds. */
  readonly all: ReadonlySignal<readonly ListedView[]>
  /** Resolves to whether the server took it. */
  save(view: SavedView): Promise<boolean>
  remove(id: string): Promise<boolean>
  /** Puts it one place up or down among its kind, and says where it is now. Resolves to whether it moved. */
  move(id: string, by: 1 | -1): Promise<boolean>
  /** Keeps them in step; returns how to stop. */
  start(): () => void
}

/** The views that one has her place among: one's own, or those of the team. */
export function kindOf(views: readonly ListedView[], id: string): readonly ListedView[] {
  const shared = views.find((each) => each.id === id)?.shared
  return views.filter((each) => each.shared === shared)
}

/** Before which one it comes when it moves so far: `null` is after all of them, `undefined` is that it can go no further. */
export function placeBefore(views: readonly ListedView[], id: string, by: 1 | -1): string | null | undefined {
  const kind = kindOf(views, id)
  const to = kind.findIndex((each) => each.id === id) + by
  if (to < 0 || to >= kind.length) return undefined
  return kind[by < 0 ? to : to + 1]?.id ?? null
}

const made = new WeakMap<Desk, SavedViews>()

/** Those of a desk: one for all parts of the screen. */
export function savedViewsOf(desk: Desk): SavedViews {
  const views = made.get(desk) ?? createSavedViews(desk)
  made.set(desk, views)
  return views
}

function createSavedViews({ client, clock, route, viewName, say, announce }: Desk): SavedViews {
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
  async function move(id: string, by: 1 | -1): Promise<boolean> {
    const before = placeBefore(all.value, id, by)
    if (before === undefined) return false
    const moved = learn(await client.ask('view:move', { id, before }))
    const kind = kindOf(all.value, id)
    const place = kind.findIndex((each) => each.id === id)
    const name = kind[place]?.name ?? ''
    announce(moved ? say('views.place', { name, place: place + 1, count: kind.length }) : say('views.failed'))
    return moved
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
    move,
    start() {
      const stops = [follow(), nameIt(), () => resting?.()]
      return () => {
        for (const stop of stops) stop()
        resting = null
      }
    },
  }
}
