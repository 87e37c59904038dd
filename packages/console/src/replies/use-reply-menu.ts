import type { AgentThread } from '@deskbell/client'
import type { SavedReply } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'
import { type Filled, fillReply, valuesOf } from './fill-reply.ts'
import { findSlash, type Slash } from './find-slash.ts'

export interface ReplyOption {
  reply: SavedReply
  filled: Filled
}

/** The saved replies that open with a slash in the composer. */
export interface ReplyMenu {
  /** `null` while it is closed. */
  options: readonly ReplyOption[] | null
  active: number
  /** After typing or moving in the field. */
  look(field: HTMLTextAreaElement): void
  /** True when the key was for the menu. */
  press(event: KeyboardEvent): boolean
  choose(option: ReplyOption): void
  close(): void
}

/** Follows the slash in `field`; `write` takes the text with the reply in it. */
export function useReplyMenu(
  thread: AgentThread,
  field: { current: HTMLTextAreaElement | null },
  write: (text: string) => void,
): ReplyMenu {
  const { client, replies, announce, say } = useDesk()
  const slash = useSignal<Slash | null>(null)
  const chosen = useSignal(0)
  const select = useSelection(field)

  const values = valuesOf(
    thread.summary.value,
    thread.context.value,
    client.site.value?.name ?? '',
    client.agent.value?.name,
  )
  const options =
    slash.value &&
    optionsOf(byLanguage(replies.all.value, thread.summary.value?.locale ?? ''), slash.value.query, values)
  const active = Math.min(chosen.value, (options?.length ?? 0) - 1)

  const count = options?.length ?? null
  useEffect(() => {
    if (count !== null) announce(say('replies.found', { count }))
  }, [count, announce, say])

  const close = () => {
    slash.value = null
  }
  const choose = ({ filled }: ReplyOption) => {
    const element = field.current
    if (!slash.value || !element) return
    const { from, query } = slash.value
    const to = from + 1 + query.length
    close()
    write(element.value.slice(0, from) + filled.text + element.value.slice(to))
    select(from + (filled.gap?.from ?? filled.text.length), from + (filled.gap?.to ?? filled.text.length))
  }
  const press = (event: KeyboardEvent): boolean => {
    if (!options || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'Escape') close()
    else if (options.length === 0) return false
    else if (event.key === 'ArrowDown') chosen.value = (active + 1) % options.length
    else if (event.key === 'ArrowUp') chosen.value = (active - 1 + options.length) % options.length
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(options[active]!)
    else return false
    event.preventDefault()
    return true
  }
  return {
    options,
    active,
    choose,
    press,
    close,
    look(element) {
      const found = findSlash(element.value, element.selectionStart)
      if (found?.query !== slash.value?.query) chosen.value = 0
      if (found && !slash.value) replies.refresh()
      slash.value = found
    },
  }
}

/** Those in the shopper's language before those of any language before the others. */
export function byLanguage(all: readonly SavedReply[], locale: string): SavedReply[] {
  const [wanted = ''] = locale.split('-')
  const rank = ({ language }: SavedReply) => (language === null ? 1 : language.split('-')[0] === wanted ? 0 : 2)
  return [...all].sort((a, b) => rank(a) - rank(b))
}

/** All while nothing is typed; with letters that fit none there is nothing to show. */
function optionsOf(
  all: readonly SavedReply[],
  query: string,
  values: ReturnType<typeof valuesOf>,
): readonly ReplyOption[] | null {
  const found = findIn(
    all.map((reply) => ({ reply, title: reply.name, more: `${reply.category ?? ''} ${reply.text}` })),
    query,
  )
  if (found.length === 0 && query !== '') return null
  return found.map(({ reply }) => ({ reply, filled: fillReply(reply.text, values) }))
}

/** Selects a part of the field once it holds its new text. */
function useSelection(field: { current: HTMLTextAreaElement | null }): (from: number, to: number) => void {
  const wanted = useRef<[number, number] | null>(null)
  useLayoutEffect(() => {
    if (!wanted.current || !field.current) return
    const [from, to] = wanted.current
    wanted.current = null
    field.current.focus()
    field.current.setSelectionRange(from, to)
  })
  return (from, to) => {
    wanted.current = [from, to]
  }
}
