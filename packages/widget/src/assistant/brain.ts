import { computed } from '@preact/signals-core'
import type { ChatDeps } from '../chat/chat.ts'
import type { AppState } from '../panel/app.ts'
import type { Loading } from '../panel/loading.ts'
import { speak } from './speak.ts'
import { think } from './think.ts'

/** The assistant of a panel: it answers by the site's file and help, as they are at that moment. */
export function createBrain(
  state: AppState,
  loading: Pick<Loading, 'helpCode' | 'filesRead' | 'part'>,
): ChatDeps['brain'] {
  const search = computed(() => {
    const help = state.help.value?.bundle
    return help && loading.part('help')?.createSearch(help.articles, help)
  })
  return async (heard) => {
    await Promise.all([loading.helpCode(), state.help.peek() ? null : loading.filesRead()])
    const config = state.config.peek()
    if (!config?.assistant) return config && 'none'
    const thought = think(heard, {
      locale: state.locale.peek(),
      assistant: config.assistant,
      makes: config.answers === true,
      words: (words) => ('key' in words ? state.t.peek()(words.key) : state.say(words.text)),
      clock: state.clock,
      articles: state.help.peek()?.bundle.articles ?? [],
      search: (query) => search.peek()?.(query) ?? [],
      page: state.facts.peek() ?? null,
      client: state.client,
    })
    return Object.assign(await thought, { speak })
  }
}
