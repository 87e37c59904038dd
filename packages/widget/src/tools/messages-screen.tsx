import { ConversationRow } from '../chat/conversation-list.tsx'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { Icon } from '../panel/icon.tsx'
import { ToYou } from './to-you.tsx'

/** All conversations of this device, newest first. */
export function MessagesScreen({ app }: { app: App }) {
  const t = app.t.value
  return (
    <>
      <Bar app={app}>
        <h1 class="grow" tabIndex={-1} data-focus="">
          {t('tab.messages')}
        </h1>
      </Bar>
      <div class="page">
        <p class="sub wrap">{app.part('presence')?.hours(app)}</p>
        <ConversationList app={app} />
        <button type="button" class="primary" onClick={() => app.openChat('fresh')}>
          {t('home.start')}
          <Icon name="go" />
        </button>
        <ToYou app={app} />
      </div>
    </>
  )
}

function ConversationList({ app }: { app: App }) {
  const list = app.chats.list.value
  if (list.length === 0) return <p class="empty">{app.t.value('messages.empty')}</p>
  return (
    <ul class="card">
      {list.map((conversation) => (
        <li key={conversation.id}>
          <ConversationRow app={app} conversation={conversation} />
        </li>
      ))}
    </ul>
  )
}
