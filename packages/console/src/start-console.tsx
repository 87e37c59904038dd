import { render } from 'preact'
import { createDesk } from './desk.ts'
import { App } from './frame/app.tsx'
import { listenToKeys } from './keyboard/listen.ts'
import { DeskContext } from './use-desk.ts'
import type { World } from './world.ts'

/** Draws the console into `root` and connects it; returns how to end it. */
export function startConsole(root: HTMLElement, world: World): () => void {
  const desk = createDesk(world)
  const stop = desk.start()
  const stopKeys = listenToKeys(desk, root.ownerDocument)
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  )
  return () => {
    stopKeys()
    render(null, root)
    stop()
  }
}
