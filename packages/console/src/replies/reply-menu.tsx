import { useLayoutEffect, useRef } from 'preact/hooks'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import type { ListMenu, MenuOption } from './use-list-menu.ts'

export const replyListId = 'reply-list'
export const replyOptionId = (index: number): string => `reply-option-${index}`

interface ReplyMenuProps {
  menu: ListMenu
  /** What the list is called. */
  label: TextKey
}

/** Saved replies, or colleagues, over the composer; focus stays in the field, which names the active one. */
export function ReplyMenu({ menu, label }: ReplyMenuProps) {
  const { options } = menu
  if (!options) return null
  return (
    <div class="reply-menu">
      {options.length === 0 ? <NoReplies /> : <Options menu={menu} label={label} options={options} />}
    </div>
  )
}

function Options({ menu, label, options }: ReplyMenuProps & { options: readonly MenuOption[] }) {
  const { say } = useDesk()
  return (
    <div id={replyListId} role="listbox" aria-label={say(label)}>
      {options.map((option, index) => (
        <Option
          key={option.id}
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
  option: MenuOption
  active: boolean
  choose(option: MenuOption): void
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
        {option.title}
      </span>
      <span class="option-more" dir="auto">
        {option.more}
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
