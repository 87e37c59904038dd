import type { Line } from '@deskbell/client'
import type { App } from '../panel/app.ts'
import { Avatar, BotAvatar } from '../panel/avatar.tsx'
import type { Chat } from './chat.ts'
import { MessageText } from './message-text.tsx'
import { type Item, wordsOf } from './timeline.ts'

interface MessageProps {
  app: App
  chat: Chat
  item: Extract<Item, { kind: 'message' }>
  /** Newest own words: the only ones whose state is told. */
  latest: boolean
}

/** Who wrote a line, as the shopper is told. */
export function authorName(app: App, line: Line): string {
  if (line.author.kind === 'visitor') return app.t.value('chat.you')
  if (line.author.kind === 'assistant') return app.assistantName()
  return line.author.name ?? app.siteName()
}

/** Made once for a language: making one takes longer than drawing the message. */
const clocks: Record<string, Intl.DateTimeFormat> = {}

/** Whether a day has 12 or 24 hours is the shopper's region's: a page in `en` is read in London, too. */
export const clockOf = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(navigator.languages.find((one) => one.startsWith(locale)) ?? locale, {
    timeStyle: 'short',
  })

export function timeOf({ locale: { value } }: App, at: number): string {
  clocks[value] ??= clockOf(value)
  return clocks[value].format(at)
}

/** One bubble; the face and the time stand once per group. */
export function MessageItem({ app, chat, item, latest }: MessageProps) {
  const { line, mine, first, last } = item
  const name = authorName(app, line)
  const time = timeOf(app, line.at)
  const plain = /^(text|greeting)$/.test(line.body.kind)
  const bodies = !plain && app.part('bodies')
  const tools = mine && app.part('tools')
  return (
    <li class={`msg ${mine ? 'me' : 'them'}${first ? ' first' : ''}${last ? ' last' : ''}`}>
      {!mine && (line.author.kind === 'agent' ? <Avatar name={name} small /> : <BotAvatar small />)}
      <div class="col">
        <span class="vh">
          {name}, {time}:{' '}
        </span>
        {plain ? (
          <div class="bub" dir="auto">
            <MessageText app={app} text={wordsOf(line)} own={mine} />
            <SourceLink app={app} line={line} />
          </div>
        ) : (
          bodies && <bodies.Body app={app} chat={chat} line={line} />
        )}
        {line.edit && <span class="meta">{app.t.value('chat.edited')}</span>}
        {mine ? (
          <State app={app} chat={chat} line={line} latest={latest} />
        ) : (
          last && (
            <span class="meta" aria-hidden="true">
              <bdi>{name}</bdi> · {time}
            </span>
          )
        )}
      </div>
      {tools && <tools.Own app={app} chat={chat} line={line} />}
    </li>
  )
}

/** Where an answer came from; one that was written by a machine says so. */
function SourceLink({ app, line: { body } }: { app: App; line: Line }) {
  if (body.kind !== 'text') return null
  const { source, generated } = body
  return (
    <>
      {generated && <p class="meta">{app.t.value('chat.generated')}</p>}
      {(generated ?? (source ? [source] : [])).map(({ id, title }) => (
        <button type="button" class="source" onClick={() => app.go({ at: 'article', id })}>
          {app.t.value('chat.source', { title })}
        </button>
      ))}
    </>
  )
}

function State({ app, chat, line, latest }: Omit<MessageProps, 'item'> & { line: Line }) {
  const t = app.t.value
  if (line.state === 'failed') {
    return (
      <span class="meta failed" role="alert">
        {t('chat.failed')}{' '}
        <button type="button" onClick={() => line.cid && chat.thread.retry(line.cid)}>
          {t('chat.retry')}
        </button>
      </span>
    )
  }
  if (!latest || line.state === 'stored') return null
  const text = line.state === 'waiting' ? t(app.offline.value ? 'chat.waits' : 'chat.sending') : t(`chat.${line.state}`)
  return <span class="meta">{text}</span>
}
