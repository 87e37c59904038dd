import type { AgentThread, Line } from '@deskbell/client'
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../frame/icon.tsx'
import { visitorName } from '../inbox/visitor-name.ts'
import { formatRoute, inList } from '../route.ts'
import { sayDay } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { type Block, layOut } from './blocks.ts'
import { sayEvent } from './event-text.ts'
import { Group } from './group.tsx'

/** Pixels from the end that still count as being at the end. */
const nearEnd = 48

/** All that was said, oldest first. Follows the newest words only while the reader is at the end. */
export function Log({ thread }: { thread: AgentThread }) {
  const { say, visible } = useDesk()
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useSignal(true)
  const lines = thread.lines.value
  const count = lines.length

  const toEnd = () => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }
  useLayoutEffect(() => {
    if (atEnd.peek()) toEnd()
  }, [lines])
  useFollowSize(scroller, () => atEnd.peek() && toEnd())
  const seen = visible.value && atEnd.value
  useEffect(() => {
    if (seen && count > 0) thread.markRead()
  }, [thread, seen, count])

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={say('conversation.log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: box }) => {
          atEnd.value = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd
        }}
      >
        {thread.summary.value === null && <p class="hint">{say('conversation.loading')}</p>}
        <ol>
          {layOut(lines).map((block) => (
            <LogBlock key={block.key} block={block} thread={thread} />
          ))}
        </ol>
      </div>
      <NewBelow count={count} atEnd={atEnd.value} go={toEnd} />
      <Typing thread={thread} />
    </div>
  )
}

/** A smaller window or a growing composer must not push the newest words out of sight. */
function useFollowSize(box: { current: HTMLElement | null }, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(() => latest.current())
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
}

function LogBlock({ block, thread }: { block: Block; thread: AgentThread }) {
  const { say, locale, now } = useDesk()
  const name = visitorName(say, thread.summary.value?.visitor)
  if (block.kind === 'group') return <Group side={block.side} lines={block.lines} name={name} thread={thread} />
  if (block.kind === 'event') return <Happened line={block.line} />
  return <li class="day">{sayDay(say, locale, block.at, now.peek())}</li>
}

function Happened({ line }: { line: Line }) {
  const { say, locale, client, route } = useDesk()
  const { body } = line
  const text = sayEvent(say, line, client.agent.value?.id ?? null, locale)
  const other = body.kind === 'merged' ? body.from : body.kind === 'mergedInto' ? body.into : null
  return <li class="event">{other ? <a href={formatRoute(inList(route.value, other))}>{text}</a> : text}</li>
}

function NewBelow({ count, atEnd, go }: { count: number; atEnd: boolean; go: () => void }) {
  const { say } = useDesk()
  const seen = useRef(count)
  if (atEnd) seen.current = count
  if (atEnd || count <= seen.current) return null
  return (
    <button type="button" class="new-below" onClick={go}>
      <Icon name="down" />
      {say('conversation.newBelow')}
    </button>
  )
}

function Typing({ thread }: { thread: AgentThread }) {
  const { say } = useDesk()
  const author = thread.typing.value
  const name = author?.kind === 'visitor' ? visitorName(say, thread.summary.value?.visitor) : (author?.name ?? '')
  return (
    <>
      <p class="typing" role="status">
        {author && say('conversation.typing', { name })}
      </p>
      {author?.text && (
        <p class="typing" dir="auto">
          {author.text}
        </p>
      )}
    </>
  )
}
