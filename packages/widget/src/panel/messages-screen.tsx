import { ConversationList } from '../chat/conversation-list.tsx'
import type { App } from './app.ts'
import { Bar } from './bar.tsx'
import { Icon } from './icon.tsx'

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
        <ConversationList app={app} />
        <button type="button" class="primary" onClick={() => app.openChat('fresh')}>
          {t('home.start')}
          <Icon name="go" />
        </button>
      </div>
    </>
  )
}
