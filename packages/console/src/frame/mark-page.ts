import type { AgentClient } from '@deskbell/client'
import { effect, type ReadonlySignal } from '@preact/signals'
import type { Route } from '../route.ts'
import type { Preferences } from '../settings/preferences.ts'
import type { Speech } from '../text/speech.ts'
import type { Page } from '../world.ts'
import { decideTitle } from './decide-title.ts'

interface MarkDeps {
  page: Page
  client: AgentClient
  route: ReadonlySignal<Route>
  preferences: Preferences
  speech: Speech
}

/** Keeps the document's language, colours, icon and title in step; returns how to stop. */
export function markPage({ page, client, route, preferences, speech }: MarkDeps): () => void {
  const waiting = () => client.counts.value?.waiting ?? 0
  const stops = [
    effect(() => page.setLanguage(speech.language.value)),
    effect(() => page.setTheme(preferences.theme.value)),
    effect(() => page.setBadge(waiting())),
    effect(() => page.setTitle(decideTitle(speech.say, route.value, client.site.value?.name, waiting()))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
