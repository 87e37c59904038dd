import { effect } from '@preact/signals-core'
import { Component, type ComponentChildren, type ComponentType, Fragment, options } from 'preact'

type Props = Record<string, unknown>
type View = ComponentType<Props>

/** Views that follow the signals they read, by the view as it was written. */
const tracked = new WeakMap<View, View>()

/** Runs `draw` now and tells once when a signal that it read changes. Returns what was drawn, and how to stop. */
function follow<T>(draw: () => T, changed: () => void): [T, () => void] {
  let drawn: T | undefined
  let first = true
  const stop = effect(() => {
    if (!first) return changed()
    first = false
    drawn = draw()
  })
  return [drawn as T, stop]
}

type ViewClass = new (props: Props) => Component<Props>

const isClass = (view: unknown): view is ViewClass => typeof view === 'function' && 'render' in (view.prototype ?? {})

function fromFunction(view: (props: Props) => ComponentChildren): ViewClass {
  return class extends Component<Props> {
    override render(props: Props) {
      return view(props)
    }
  }
}

function track(view: View): View {
  const Base: ViewClass = isClass(view) ? view : fromFunction(view as (props: Props) => ComponentChildren)
  class Tracked extends Base {
    private unfollow = () => {}

    override render(props: Props, state: object, context: unknown) {
      this.unfollow()
      const [drawn, stop] = follow(
        () => Base.prototype.render.call(this, props, state, context) as ComponentChildren,
        () => this.forceUpdate(),
      )
      this.unfollow = stop
      return drawn
    }

    override componentWillUnmount(): void {
      this.unfollow()
      super.componentWillUnmount?.()
    }
  }
  return Tracked as View
}

let started = false

/**
 * Lets every view draw itself again when a signal that it read changes, by Preact's own `vnode` hook; a few hundred
 * bytes where the ready-made binding would bring the hooks runtime along, which nothing here uses.
 */
export function startTracking(): void {
  if (started) return
  started = true
  const before = options.vnode
  options.vnode = (vnode) => {
    if (typeof vnode.type === 'function' && vnode.type !== Fragment) {
      const view = vnode.type as View
      let known = tracked.get(view)
      if (!known) {
        known = track(view)
        tracked.set(view, known)
        // A view that was drawn from its tracked form already is not wrapped again.
        tracked.set(known, known)
      }
      vnode.type = known as typeof vnode.type
    }
    before?.(vnode)
  }
}
