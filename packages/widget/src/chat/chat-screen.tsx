import { effect } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Avatar, BotAvatar } from '../panel/avatar.tsx'
import { Bar } from '../panel/bar.tsx'
import { Icon } from '../panel/icon.tsx'
import type { Chat } from './chat.ts'
import { Composer } from './composer.tsx'
import { Log } from './log.tsx'

interface ChatProps {
  app: App
  chat: Chat
}

/** One conversation: who is there, what was said, where to write. */
export class ChatScreen extends Component<ChatProps> {
  private stop = () => {}

  override componentDidMount(): void {
    const { app, chat } = this.props
    // What is on a screen that somebody looks at has been read.
    this.stop = effect(() => {
      const seen = app.open.value && app.visible.value && chat.thread.lines.value.length > 0
      if (seen && chat.thread.unread.value >= 0) chat.thread.markRead()
    })
  }

  override componentWillUnmount(): void {
    this.stop()
  }

  override render({ app, chat }: ChatProps) {
    return (
      <>
        <Head app={app} chat={chat} />
        <Log app={app} chat={chat} />
        <Below app={app} chat={chat} />
      </>
    )
  }
}

/** Where one writes; behind what the site asks for first, if it does. */
function Below({ app, chat }: ChatProps) {
  const writing = (
    <>
      <Status app={app} chat={chat} />
      <Foot app={app} chat={chat} />
      <Composer app={app} chat={chat} />
    </>
  )
  const forms = app.config.value?.forms
  const code = forms && app.part('forms')
  if (!forms) return writing
  return code ? (
    <code.Forms app={app} chat={chat} forms={forms}>
      {writing}
    </code.Forms>
  ) : null
}

function Head({ app, chat }: ChatProps) {
  const t = app.t.value
  const agent = chat.thread.agent.value
  const status = chat.thread.status.value
  const online = (app.client.online.value ?? 0) > 0
  const role = app.config.value?.team.find(({ name }) => name === agent?.name)?.role
  const tools = app.part('tools')
  const below = {
    solved: t('chat.ended'),
    waiting: t('chat.waiting'),
    open: [role && app.say(role), online && t('chat.online')].filter(Boolean).join(' · '),
    assistant: app.config.value?.assistant ? t('chat.automated') : '',
  }[status]
  return (
    <Bar app={app} back>
      {agent ? <Avatar name={agent.name} online={online && status === 'open'} /> : <BotAvatar />}
      <div class="grow">
        <h1 tabIndex={-1} data-focus={app.phone.value ? '' : undefined}>
          <bdi>{agent?.name ?? app.assistantName()}</bdi>
        </h1>
        {below && <span class="sub">{below}</span>}
      </div>
      {tools && <tools.Menu app={app} chat={chat} />}
    </Bar>
  )
}

/** One line about what stands in the way, if anything does; and the place in the queue. */
function Status({ app, chat }: ChatProps) {
  const t = app.t.value
  const waits = chat.thread.lines.value.some((line) => line.state === 'waiting')
  const text = app.offline.value
    ? t('chat.offline')
    : waits && !app.client.kept
      ? t('chat.notKept')
      : app.part('presence')?.standing(app, chat)
  return (
    <div class="status" role="status">
      {text && (
        <span>
          {app.offline.value && <Icon name="offline" />}
          {text}
        </span>
      )}
    </div>
  )
}

function Foot({ app, chat }: ChatProps) {
  const t = app.t.value
  if (chat.assisted()) {
    return (
      <div class="foot">
        <button type="button" class="chip" onClick={() => chat.askPerson(t('bot.human'))}>
          <Icon name="person" />
          {t('bot.human')}
        </button>
      </div>
    )
  }
  if (chat.thread.status.value !== 'solved') return null
  return (
    <div class="foot">
      <button type="button" class="chip" onClick={() => app.openChat('fresh')}>
        {t('chat.again')}
      </button>
    </div>
  )
}
