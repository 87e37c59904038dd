import type { App } from '../panel/app.ts'
import { Avatar, BotAvatar } from '../panel/avatar.tsx'
import type { Chat } from './chat.ts'

/** Somebody on the other side is writing. */
export function TypingDots({ app, chat }: { app: App; chat: Chat }) {
  const author = chat.thread.typing.value
  if (!author && !chat.thinking.value) return null
  const name = author?.name ?? (author ? app.siteName() : app.assistantName())
  return (
    <li class="msg them first last">
      {author?.kind === 'agent' ? <Avatar name={name} small /> : <BotAvatar small />}
      <div class="bub dots">
        <i />
        <i />
        <i />
        <span class="vh" role="status">
          {app.t.value('chat.typing', { name })}
        </span>
      </div>
    </li>
  )
}
