import type { ChatDeps } from '../chat/chat.ts'
import type { AppState } from './app.ts'
import type { Loading } from './loading.ts'

/** Gives conversations the assistant, whose code is fetched for it; without the code it is known whether there is one. */
export function connectBrain(
  state: AppState,
  loading: Pick<Loading, 'assistantCode' | 'helpCode' | 'filesRead' | 'part'>,
): ChatDeps['brain'] {
  let brain: ChatDeps['brain'] | undefined
  return async (heard) => {
    // Help, which it answers from, is fetched at the same time.
    const [code] = await Promise.all([loading.assistantCode(), loading.helpCode()])
    brain ??= code?.createBrain(state, loading)
    if (brain) return brain(heard)
    await loading.filesRead()
    const config = state.config.peek()
    return config && !config.assistant ? 'none' : null
  }
}
