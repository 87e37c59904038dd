import { computed } from '@preact/signals-core'
import type { ChatDeps } from '../chat/chat.ts'
import type { createAppState } from './app.ts'
import type { Loading } from './loading.ts'

/** Gives conversations the assistant: its code, the site's file, and the help it answers from, as they are at that moment. */
export function connectBrain(
  state: ReturnType<typeof createAppState>,
  loading: Pick<Loading, 'assistantCode' | 'helpCode' | 'filesRead'>,
): ChatDeps['brain'] {
  const search = computed(() => {
    const help = state.help.value?.bundle
    return help && state.helpChunk.value?.createSearch(help.articles, { lang: help.lang, synonyms: help.synonyms })
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
    const { assistant } = config
    const locale = state.locale.peek()
    const context = {
      locale,
      listener: await code.loadListener(locale, heard),
      assistant,
      article: (id: string) => state.help.peek()?.bundle.articles.find((article) => article.id === id),
    }
    return (bot, message) => {
      const hits = message.kind === 'text' ? (search.peek()?.(message.text) ?? []) : []
      return code.decideReply(bot ?? code.newBotState(), message, hits, context)
    }
  }
}
