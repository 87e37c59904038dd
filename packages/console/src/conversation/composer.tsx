import type { AgentThread } from '@deskbell/client'
import { type ConversationSummary, limits, type Stream } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { CardsToSend, InsertButton } from '../cards/cards-to-send.tsx'
import { isTouch } from '../frame/focus.ts'
import { visitorName } from '../inbox/visitor-name.ts'
import { ReplyMenu, replyListId, replyOptionId } from '../replies/reply-menu.tsx'
import { useMentionMenu } from '../replies/use-mention-menu.ts'
import { useReplyMenu } from '../replies/use-reply-menu.ts'
import { suggestBar } from '../suggestions/parts.ts'
import type { TextKey } from '../text/say.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { type Acting, whenSent } from './acting.ts'
import { Attach } from './attach.tsx'
import { decideEnter, type EnterPress } from './decide-enter.ts'
import { createHold, type Hold } from './hold.ts'
import { useOthers } from './others.tsx'

/** From this many characters before the limit on, the rest is counted. */
const countFrom = 200

/** Writes replies to the shopper and notes to the team, each with its own draft and look. */
export function Composer({ thread, acting }: { thread: AgentThread; acting: Acting }) {
  const { client, clock, drafts, say, replying, cards, preferences, suggestions, announce } = useDesk()
  const stream = useSignal<Stream>('public')
  const text = useSignal(drafts.read(thread.id, 'public'))
  const field = useRef<HTMLTextAreaElement>(null)
  const reason = whyLocked(thread.summary.value, client.agent.value?.id ?? null)
  const locked = reason !== null && stream.value === 'public'

  const choose = (to: Stream) => {
    if (stream.value !== to) {
      thread.setTyping(false)
      stream.value = to
      text.value = drafts.read(thread.id, to)
    }
    field.current?.focus()
  }
  const write = (value: string) => {
    text.value = value
    drafts.write(thread.id, stream.value, value)
    if (value === '' && stream.value === 'public') suggestions.put(thread.id, null)
    // Nobody but the team may learn that a note is being written.
    if (stream.value === 'public') thread.setTyping(value.trim() !== '')
  }
  // What a model wrote leaves when a person has changed it, or said that it may.
  const unread = stream.value === 'public' && suggestions.isUnread(thread.id, text.value)
  const hold = useMemo(() => createHold(clock), [clock])
  const send = async (): Promise<string | null> => {
    const [words, to] = [text.value, stream.value]
    const none = words.trim() === '' && (to === 'internal' || cards.of(thread.id).length === 0)
    if (locked || none || words.length > limits.text) return null
    if (unread) {
      announce(say('composer.confirmFirst'))
      return null
    }
    if (to === 'public' && preferences.undoSend.value === 'on' && !(await hold.wait())) return null
    let cid = words.trim() === '' ? null : thread.send(words, to)
    const picked = to === 'public' ? cards.of(thread.id) : []
    if (picked.length > 0) cid = thread.sendBody({ kind: 'cards', cards: [...picked] }, to)
    if (to === 'public') cards.clear(thread.id)
    if (stream.value === to) write('')
    else drafts.write(thread.id, to, '')
    if (to === 'public') suggestions.put(thread.id, null)
    field.current?.focus()
    return cid
  }
  const sendAndSolve = async () => {
    const cid = await send()
    if (cid && (await whenSent(thread, cid))) await acting.run('solve')
  }
  useAct('reply', () => choose('public'))
  useAct('note', () => choose('internal'))
  useAct('leave', () => field.current?.ownerDocument.activeElement === field.current && focusTitle())
  useEffect(() => () => thread.setTyping(false), [thread])
  // Whoever goes on to another conversation meant what was sent here.
  useEffect(() => hold.flush, [hold])
  const writes = stream.value === 'public' && text.value.trim() !== ''
  useEffect(() => {
    replying.value = writes
    return () => {
      replying.value = false
    }
  }, [replying, writes])

  return (
    <form
      class={stream.value === 'internal' ? 'composer note' : 'composer'}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {writes && <AlsoReplying conversation={thread.id} />}
      {locked ? (
        <p class="locked">{say(reason, { name: thread.summary.value?.agent?.name ?? '' })}</p>
      ) : (
        <Field
          thread={thread}
          field={field}
          stream={stream.value}
          name={visitorName(say, thread.summary.value?.visitor)}
          text={text.value}
          write={write}
          send={send}
          sendAndSolve={sendAndSolve}
          held={hold.held.value}
        />
      )}
      {stream.value === 'public' && !locked && <CardsToSend conversation={thread.id} />}
      {stream.value === 'public' && !locked && client.site.value?.suggests != null && (
        <suggestBar.View thread={thread} text={text.value} write={write} />
      )}
      {hold.held.value && <Held hold={hold} />}
      <Bar thread={thread} stream={stream.value} choose={choose} text={text.value} locked={locked} unread={unread} />
    </form>
  )
}

/** A reply that leaves in a moment, and the way to call it back. */
function Held({ hold }: { hold: Hold }) {
  const { say } = useDesk()
  return (
    <p class="also" role="status">
      {say('composer.held')}{' '}
      <button type="button" class="plain" onClick={hold.undo}>
        {say('composer.undo')}
      </button>
    </p>
  )
}

/** A warning for the second of two who write at the same time. */
function AlsoReplying({ conversation }: { conversation: string }) {
  const { say } = useDesk()
  const name = useOthers(conversation).find(({ replying }) => replying)?.name
  return (
    <p class="also" role="status">
      {name !== undefined && say('viewer.also', { name })}
    </p>
  )
}

const focusTitle = () => document.querySelector<HTMLElement>('#conversation-title')?.focus()

/** Why nobody or only somebody else may reply; the server refuses it for the same reasons. */
function whyLocked(summary: ConversationSummary | null, me: string | null): TextKey | null {
  if (summary?.status === 'solved') return 'composer.solved'
  return summary?.agent && summary.agent.id !== me ? 'composer.taken' : null
}

interface FieldProps {
  thread: AgentThread
  field: { current: HTMLTextAreaElement | null }
  stream: Stream
  name: string
  text: string
  write(text: string): void
  send(): unknown
  sendAndSolve(): unknown
  /** What stands in it is about to leave. */
  held: boolean
}

function Field({ thread, field, stream, name, text, write, send, sendAndSolve, held }: FieldProps) {
  const { say, preferences } = useDesk()
  const note = stream === 'internal'
  const hint = useHint(note, name)
  const replies = useReplyMenu(thread, field, write)
  const mentions = useMentionMenu(field, write)
  const menu = note ? mentions : replies
  const look = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => menu.look(currentTarget)
  return (
    <>
      <ReplyMenu menu={menu} label={note ? 'composer.colleagues' : 'replies.title'} />
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        value={text}
        readOnly={held}
        aria-label={say(note ? 'composer.note' : 'composer.reply')}
        aria-invalid={text.length > limits.text}
        {...(menu.options?.length ? listOf(menu.active) : {})}
        placeholder={hint}
        onInput={(event) => {
          write(event.currentTarget.value)
          look(event)
        }}
        onSelect={look}
        onBlur={menu.close}
        onKeyDown={(event) => {
          if (menu.press(event)) return
          const act = decideEnter(enterPress(event), preferences.sendKey.value, isTouch())
          if (!act) return
          event.preventDefault()
          void (act === 'sendAndSolve' && !note ? sendAndSolve() : send())
        }}
      />
    </>
  )
}

/** Tells readers of the list that is open and of its active option. */
const listOf = (active: number) => ({
  'aria-autocomplete': 'list' as const,
  'aria-controls': replyListId,
  'aria-activedescendant': replyOptionId(active),
})

const enterPress = ({ key, ctrlKey, metaKey, shiftKey, altKey, isComposing }: KeyboardEvent): EnterPress => ({
  key,
  mod: ctrlKey || metaKey,
  shift: shiftKey,
  alt: altKey,
  composing: isComposing,
})

/** What may be written here and how it is sent; touch keyboards send by the button. */
function useHint(note: boolean, name: string): string {
  const { say, apple, preferences } = useDesk()
  if (isTouch()) return note ? say('composer.noteTouchHint') : say('composer.touchHint', { name })
  const key = preferences.sendKey.value === 'enter' ? '↵' : apple ? '⌘↵' : 'Ctrl+Enter'
  return note ? say('composer.noteHint', { key }) : say('composer.hint', { name, key })
}

interface BarProps {
  thread: AgentThread
  stream: Stream
  choose(stream: Stream): void
  text: string
  locked: boolean
  /** A model wrote it, and nobody has read it. */
  unread: boolean
}

function Bar({ thread, stream, choose, text, locked, unread }: BarProps) {
  const { say, cards } = useDesk()
  const none = text.trim() === '' && (stream === 'internal' || cards.of(thread.id).length === 0)
  const off = locked || none || unread || text.length > limits.text
  return (
    <div class="composer-bar">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row in every browser */}
      <div class="modes" role="group" aria-label={say('composer.mode')}>
        {(['public', 'internal'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={stream === each}
            aria-keyshortcuts={each === 'public' ? 'R' : 'N'}
            onClick={() => choose(each)}
          >
            {say(each === 'public' ? 'composer.reply' : 'composer.note')}
          </button>
        ))}
      </div>
      <Attach thread={thread} stream={stream} locked={locked} />
      {stream === 'public' && !locked && <InsertButton />}
      <Left text={text} />
      <button type="submit" class="primary" aria-disabled={off}>
        {say(stream === 'internal' ? 'composer.addNote' : 'composer.send')}
      </button>
    </div>
  )
}

function Left({ text }: { text: string }) {
  const { say } = useDesk()
  const left = limits.text - text.length
  if (left > countFrom) return <span class="left" />
  const key = left < 0 ? 'composer.tooLong' : 'composer.left'
  return <span class={left < 0 ? 'left over' : 'left'}>{say(key, { count: Math.abs(left) })}</span>
}
