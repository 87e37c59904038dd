import { useLayoutEffect, useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import type { ReplyMenu as Menu, ReplyOption } from './use-reply-menu.ts'

export const replyListId = 'reply-list'
export const replyOptionId = (index: number): string => `reply-option-${index}`

/** The saved replies over the composer; focus stays in the field, which names the active one. */
export function ReplyMenu({ menu }: { menu: Menu }) {
  const { options } = menu
  if (!options) return null
  return (
    <div class="reply-menu">{options.length === 0 ? <NoReplies /> : <Options menu={menu} options={options} />}</div>
  )
}

function Options({ menu, options }: { menu: Menu; options: readonly ReplyOption[] }) {
  const { say } = useDesk()
  return (
    <div id={replyListId} role="listbox" aria-label={say('replies.title')}>
      {options.map((option, index) => (
        <Option
          key={option.reply.id}
          id={replyOptionId(index)}
          option={option}
          active={index === menu.active}
          choose={menu.choose}
        />
      ))}
    </div>
  )
}

interface OptionProps {
  id: string
  option: ReplyOption
  active: boolean
  choose(option: ReplyOption): void
}

function Option({ id, option, active, choose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      ref={element}
      id={id}
      class="option"
      role="option"
      aria-selected={active}
      // A press would take focus out of the field, and with it the menu away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(option)}
    >
      <span class="option-title" dir="auto">
        {option.reply.name}
      </span>
      <span class="option-more" dir="auto">
        {option.filled.text}
      </span>
    </div>
  )
}

function NoReplies() {
  const { say, go } = useDesk()
  return (
    <p class="no-replies">
      <span class="hint">{say('replies.none')}</span>
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => go({ screen: 'settings', section: 'replies' })}
      >
        {say('replies.add')}
      </button>
    </p>
  )
}
