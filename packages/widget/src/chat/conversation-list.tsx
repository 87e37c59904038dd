import { plainText, type VisitorConversation } from '@deskbell/protocol'
import type { App } from '../panel/app.ts'
import { Avatar, BotAvatar } from '../panel/avatar.tsx'
import { Icon } from '../panel/icon.tsx'
import { wordsOf } from './timeline.ts'

/** A conversation in a list: with whom, its last words, whether something new is in it. */
export function ConversationRow({ app, conversation }: { app: App; conversation: VisitorConversation }) {
  const t = app.t.value
  const { thread } = app.chats.get(conversation.id)
  const agent = thread.agent.value
  const unread = thread.unread.value
  const last = thread.lines.value.findLast((line) => wordsOf(line) !== '')
  const status = { waiting: t('chat.waiting'), solved: t('chat.ended'), open: '', assistant: '' }[thread.status.value]
  return (
    <button type="button" class="row" onClick={() => app.go({ at: 'chat', id: conversation.id })}>
      {agent ? <Avatar name={agent.name} online={(app.client.online.value ?? 0) > 0} /> : <BotAvatar />}
      <span class="grow">
        <b>{agent ? t('chat.from', { name: agent.name, site: app.siteName() }) : app.assistantName()}</b>
        <span class="sub" dir="auto">
          {status && unread === 0 ? status : last ? plainText(wordsOf(last)) : status}
        </span>
      </span>
      {unread > 0 && (
        <span class="badge">
          {unread}
          <span class="vh"> {t('tab.unread', { count: unread })}</span>
        </span>
      )}
      <Icon name="go" />
    </button>
  )
}

/** On the home screen: the conversation one would go on with. */
export function OpenConversation({ app }: { app: App }) {
  const open = app.chats.list.value.find((conversation) => conversation.status !== 'solved')
  return open ? (
    <div class="card">
      <ConversationRow app={app} conversation={open} />
    </div>
  ) : null
}
