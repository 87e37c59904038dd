import type { Chat } from '../chat/chat.ts'
import { MessageText } from '../chat/message-text.tsx'
import type { App } from '../panel/app.ts'
import { Avatar, BotAvatar } from '../panel/avatar.tsx'

/** Somebody on the other side is writing; what the server writes is seen as far as it is. */
export function TypingDots({ app, chat }: { app: App; chat: Chat }) {
  const author = chat.thread.typing.value
  const answer = chat.assisted() ? chat.thread.answer.value : null
  const text = answer?.outcome === null && answer.text
  if (!text && !author && !chat.thinking.value) return null
  const name = author?.name ?? (author ? app.siteName() : app.assistantName())
  return (
    <li class="msg them first last">
      {author?.kind === 'agent' ? <Avatar name={name} small /> : <BotAvatar small />}
      <div class={`bub${text ? '' : ' dots'}`} dir="auto">
        {text ? <MessageText app={app} text={text} own={false} /> : [<i />, <i />, <i />]}
        <span class="vh" role="status">
          {app.t.value('chat.typing', { name })}
        </span>
      </div>
    </li>
  )
}
