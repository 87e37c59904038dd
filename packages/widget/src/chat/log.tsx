import { effect, signal } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { BotAvatar } from '../panel/avatar.tsx'
import { Icon } from '../panel/icon.tsx'
import type { Chat } from './chat.ts'
import { Choices } from './choices.tsx'
import { dayLabel, dayOf } from './day.ts'
import { MessageItem } from './message.tsx'
import { MessageText } from './message-text.tsx'
import { Note } from './note.tsx'
import { arrange, type Item, latestOwn } from './timeline.ts'
import { TypingDots } from './typing-dots.tsx'

interface LogProps {
  app: App
  chat: Chat
}

/** As near the end as counts for "at the end". */
const nearEnd = 48

/** The conversation. Stays at its end while one reads there; never moves under somebody who scrolled up. */
export class Log extends Component<LogProps> {
  private box: HTMLDivElement | null = null
  private atEnd = true
  private count = 0
  private readonly unseen = signal(0)
  private stops: (() => void)[] = []

  override componentDidMount(): void {
    const { lines } = this.props.chat.thread
    this.count = lines.peek().length
    this.stops.push(effect(() => this.grow(lines.value.length, lines.value.at(-1)?.author.kind === 'visitor')))
    const observer = new ResizeObserver(() => this.settle())
    for (const element of [this.box, this.box?.firstElementChild]) if (element) observer.observe(element)
    this.stops.push(() => observer.disconnect())
    this.settle()
  }

  override componentDidUpdate(): void {
    this.settle()
  }

  override componentWillUnmount(): void {
    for (const stop of this.stops) stop()
  }

  /** One's own words are always followed; others' only from the end, else they are counted. */
  private grow(count: number, own: boolean): void {
    const more = count - this.count
    this.count = count
    if (more <= 0) return
    if (own) this.atEnd = true
    if (!this.atEnd) this.unseen.value += more
    this.settle()
  }

  private settle(): void {
    if (this.atEnd && this.box) this.box.scrollTop = this.box.scrollHeight
  }

  private readonly onScroll = () => {
    const box = this.box
    if (!box) return
    this.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd
    if (this.atEnd) this.unseen.value = 0
  }

  private readonly toEnd = () => {
    this.atEnd = true
    this.unseen.value = 0
    this.settle()
  }

  override render({ app, chat }: LogProps) {
    const t = app.t.value
    const lines = chat.thread.lines.value
    const own = latestOwn(lines)
    return (
      <div class="log-frame">
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label={t('chat.log')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
          tabIndex={0}
          ref={(box) => {
            this.box = box
          }}
          onScroll={this.onScroll}
        >
          <ul>
            <Hello app={app} chat={chat} />
            {arrange(lines, dayOf).map((item) => (
              <LogItem key={item.key} app={app} chat={chat} item={item} latest={item.key === own} />
            ))}
            <Choices app={app} chat={chat} />
            <TypingDots app={app} chat={chat} />
          </ul>
        </div>
        {this.unseen.value > 0 && (
          <button type="button" class="pill" onClick={this.toEnd}>
            <Icon name="down" />
            {t('chat.new', { count: this.unseen.value })}
          </button>
        )}
      </div>
    )
  }
}

function LogItem({ app, chat, item, latest }: LogProps & { item: Item; latest: boolean }) {
  if (item.kind === 'message') return <MessageItem app={app} chat={chat} item={item} latest={latest} />
  if (item.kind === 'note') return <Note app={app} line={item.line} />
  if (item.kind === 'survey') {
    const surveys = app.part('surveys')
    return surveys && <surveys.SurveySlot app={app} chat={chat} line={item.line} />
  }
  return <li class="day">{dayLabel(app.t.value, app.locale.value, item.at, app.clock.now())}</li>
}

/** The assistant's opening line; drawn, not said, so that opening the panel starts no conversation. */
function Hello({ app, chat }: LogProps) {
  const assistant = app.config.value?.assistant
  if (!assistant || chat.thread.lines.value[0]?.body.kind === 'greeting') return null
  return (
    <li class="msg them first last">
      <BotAvatar small />
      <div class="bub" dir="auto">
        <span class="vh">{app.assistantName()}: </span>
        <MessageText app={app} text={app.say(assistant.hello)} own={false} />
      </div>
    </li>
  )
}
