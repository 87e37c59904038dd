import { effect, signal } from '@preact/signals-core'
import { Component, type VNode } from 'preact'
import type { App } from '../panel/app.ts'
import { BotAvatar } from '../panel/avatar.tsx'
import { Icon } from '../panel/icon.tsx'
import type { Chat } from './chat.ts'
import { dayLabel, dayOf } from './day.ts'
import { MessageItem } from './message.tsx'
import { MessageText } from './message-text.tsx'
import { Note } from './note.tsx'
import { arrange, type Item, latestOwn } from './timeline.ts'

interface LogProps {
  app: App
  chat: Chat
}

/** As near the end as counts for "at the end". */
const nearEnd = 48
/** How many lines are drawn at first: more than a panel shows. */
const page = 24
/** How many older ones a frame has time for, on a slow device too; where they are too few, the next frame brings more. */
const slice = 8

/** The conversation. Stays at its end while one reads there; never moves under somebody who scrolled up. */
export class Log extends Component<LogProps> {
  private box: HTMLDivElement | null = null
  private atEnd = true
  private count = 0
  private readonly unseen = signal(0)
  /** Away from the end. */
  private readonly away = signal(false)
  /** The first line drawn: a long history is drawn as far as it is looked at. */
  private readonly from = signal(0)
  private height = 0
  private top = 0
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
    if (this.atEnd || more < 0) this.from.value = Math.max(0, count - page)
    if (more <= 0) return
    if (own) this.atEnd = true
    if (!this.atEnd) this.unseen.value += more
    this.settle()
  }

  private settle(): void {
    const { box } = this
    if (!box) return
    if (this.atEnd) box.scrollTop = box.scrollHeight
    // What is drawn above must not move what is read.
    else if (this.height > 0) box.scrollTop += box.scrollHeight - this.height
    this.height = 0
  }

  private readonly onScroll = () => {
    const box = this.box
    if (!box) return
    // A form that comes or goes moves the end away, too: only who goes up leaves it.
    if (box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd) this.atEnd = true
    else if (box.scrollTop < this.top) this.atEnd = false
    this.top = box.scrollTop
    this.away.value = !this.atEnd
    if (this.atEnd) this.unseen.value = 0
    if (box.scrollTop > box.clientHeight || this.from.peek() === 0) return
    this.height = box.scrollHeight
    this.from.value = Math.max(0, this.from.peek() - slice)
  }

  private readonly toEnd = () => {
    this.atEnd = true
    this.unseen.value = 0
    this.settle()
  }

  /** What was drawn of each item, as it was: the same again is not even compared. */
  private drawn: Record<string, VNode<LogItemProps>> = {}

  private draw(item: Item, latest: boolean): VNode<LogItemProps> {
    const before = this.drawn[item.key]
    if (before?.props.latest === latest && isSame(before.props.item, item)) return before
    const view = (<LogItem key={item.key} {...this.props} item={item} latest={latest} />) as VNode<LogItemProps>
    this.drawn[item.key] = view
    return view
  }

  override render({ app, chat }: LogProps) {
    const t = app.t.value
    const lines = chat.thread.lines.value
    const own = latestOwn(lines)
    const from = this.from.value
    const unseen = this.unseen.value
    const tools = app.part('tools')
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
            {from === 0 && <Hello app={app} chat={chat} />}
            {arrange(lines.slice(from), dayOf).map((item) => this.draw(item, item.key === own))}
            {tools && <tools.Choices app={app} chat={chat} />}
            {tools && <tools.TypingDots app={app} chat={chat} />}
          </ul>
        </div>
        {this.away.value && (
          <button type="button" class="pill" onClick={this.toEnd}>
            <Icon name="down" />
            {unseen > 0 ? t('chat.new', { count: unseen }) : t('chat.latest')}
          </button>
        )}
      </div>
    )
  }
}

const isSame = (one: Item, other: Item): boolean =>
  Object.entries(one).every(([key, value]) => other[key as keyof Item] === value)

interface LogItemProps extends LogProps {
  item: Item
  latest: boolean
}

function LogItem({ app, chat, item, latest }: LogItemProps) {
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
