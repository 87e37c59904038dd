import type { Brain } from '../chat/assistant.ts'
import type { ChatDeps } from '../chat/chat.ts'
import type { AppState } from '../panel/app.ts'
import type { Loading } from '../panel/loading.ts'
import { speak } from './speak.ts'
import { think } from './think.ts'
import { toCard } from './to-card.ts'

/** The assistant of a panel: it answers by the site's file and help, as they are at that moment. */
export function createBrain(
  state: AppState,
  loading: Pick<Loading, 'helpCode' | 'filesRead' | 'part'>,
): ChatDeps['brain'] {
  return async (heard) => {
    await Promise.all([loading.helpCode(), state.help.peek() ? null : loading.filesRead()])
    const config = state.config.peek()
    if (!config?.assistant) return config && 'none'
    const bundle = state.help.peek()?.bundle
    const search = bundle && (await loading.part('help')?.indexOf(bundle).made)
    const thought = think(heard, {
      locale: state.locale.peek(),
      assistant: config.assistant,
      makes: config.answers === true,
      words: (words) => ('key' in words ? state.t.peek()(words.key) : state.say(words.text)),
      clock: state.clock,
      articles: bundle?.articles ?? [],
      search: (query) => search?.(query) ?? [],
      page: state.facts.peek() ?? null,
      client: state.client,
    })
    const talk: Brain['speak'] = (decision, place) =>
      speak(decision, {
        ...place,
        card: (card) => toCard(card, state.locale.peek(), state.facts.peek()?.page().url ?? ''),
      })
    return Object.assign(await thought, { speak: talk })
  }
}
