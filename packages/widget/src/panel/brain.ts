import { computed } from '@preact/signals-core'
import type { ChatDeps } from '../chat/chat.ts'
import type { createAppState } from './app.ts'
import type { Loading } from './loading.ts'

/** Gives conversations the assistant: its code, the site's file, and the help it answers from, as they are at that moment. */
export function connectBrain(
  state: ReturnType<typeof createAppState>,
  loading: Pick<Loading, 'assistantCode' | 'helpCode' | 'filesRead' | 'part'>,
): ChatDeps['brain'] {
  const search = computed(() => {
    const help = state.help.value?.bundle
    return help && loading.part('help')?.createSearch(help.articles, help)
  })
  return async (heard) => {
    const [code] = await Promise.all([
      loading.assistantCode(),
      loading.helpCode(),
      state.help.peek() ? null : loading.filesRead(),
    ])
    const config = state.config.peek()
    if (config && !config.assistant) return 'none'
    if (!code || !config?.assistant) return null
    const think = code.think(heard, {
      locale: state.locale.peek(),
      assistant: config.assistant,
      makes: config.answers === true,
      clock: state.clock,
      articles: state.help.peek()?.bundle.articles ?? [],
      search: (query) => search.peek()?.(query) ?? [],
      page: state.facts.peek() ?? null,
      client: state.client,
    })
    return Object.assign(await think, { speak: code.speak })
  }
}
