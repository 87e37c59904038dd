import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import type { Slash } from './find-slash.ts'

/** Words that can be put in where the sign stands. */
export interface MenuOption {
  id: string
  title: string
  more: string
  text: string
  /** What is selected then, to be written by hand; without it, the caret stands behind the words. */
  gap?: { from: number; to: number } | null
}

/** A list that opens with a sign in the composer; focus stays in the field. */
export interface ListMenu {
  /** `null` while it is closed. */
  options: readonly MenuOption[] | null
  active: number
  /** After typing or moving in the field. */
  look(field: HTMLTextAreaElement): void
  /** True when the key was for the menu. */
  press(event: KeyboardEvent): boolean
  choose(option: MenuOption): void
  close(): void
}

export interface ListMenuProps {
  field: { current: HTMLTextAreaElement | null }
  /** Takes the text with the words in it. */
  write(text: string): void
  /** The sign before the caret, and what follows it. */
  find(text: string, caret: number): Slash | null
  /** What there is for these letters; `null` where there is nothing to show. */
  optionsOf(query: string): readonly MenuOption[] | null
  /** It opens: what it shows may be asked for again. */
  opened(): void
}

/** Follows a sign in the field. */
export function useListMenu({ field, write, find, optionsOf, opened }: ListMenuProps): ListMenu {
  const { announce, say } = useDesk()
  const slash = useSignal<Slash | null>(null)
  const chosen = useSignal(0)
  const select = useSelection(field)
  const options = slash.value && optionsOf(slash.value.query)
  const active = Math.min(chosen.value, (options?.length ?? 0) - 1)
  const count = options?.length ?? null
  useEffect(() => {
    if (count !== null) announce(say('replies.found', { count }))
  }, [count, announce, say])

  const close = () => {
    slash.value = null
  }
  const choose = ({ text, gap }: MenuOption) => {
    const element = field.current
    if (!slash.value || !element) return
    const { from, query } = slash.value
    const to = from + 1 + query.length
    close()
    write(element.value.slice(0, from) + text + element.value.slice(to))
    select(from + (gap?.from ?? text.length), from + (gap?.to ?? text.length))
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
      const found = find(element.value, element.selectionStart)
      if (found?.query !== slash.value?.query) chosen.value = 0
      if (found && !slash.value) opened()
      slash.value = found
    },
  }
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
