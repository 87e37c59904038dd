import { render } from 'preact'
import { createDesk } from './desk.ts'
import { App } from './frame/app.tsx'
import { openDialog } from './frame/screens.ts'
import { listenToKeys } from './keyboard/listen.ts'
import { createPreferences } from './settings/preferences.ts'
import type { Language } from './text/languages.ts'
import type { Texts } from './text/say.ts'
import { languageOf, type Spoken } from './text/speech.ts'
import { DeskContext } from './use-desk.ts'
import type { World } from './world.ts'

/** The chosen language, what the first screen says; English where it cannot be had. Rejects when there is none at all. */
async function loadFirst({ memory, wishes, loadTexts }: World): Promise<Spoken> {
  const language = languageOf(createPreferences(memory).language.value, wishes)
  const load = async (tag: Language): Promise<Spoken> => {
    const texts = await loadTexts(tag, 'first')
    return { language: tag, texts: texts as Texts, parts: ['first'] }
  }
  return load(language).catch(() => load('en'))
}

/** Draws the console into `root` and connects it; returns how to end it. Rejects when no language can be loaded. */
export async function startConsole(root: HTMLElement, world: World): Promise<() => void> {
  const desk = createDesk(world, await loadFirst(world))
  const stop = desk.start()
  const stopKeys = listenToKeys(desk, root.ownerDocument)
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  )
  // So that it opens at once; where it could not be had, opening it asks again and says so.
  openDialog.load().catch(() => {})
  return () => {
    stopKeys()
    render(null, root)
    stop()
  }
}
