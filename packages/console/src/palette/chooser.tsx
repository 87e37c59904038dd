import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Dialog } from '../frame/dialog.tsx'
import { useDesk } from '../use-desk.ts'
import type { Command } from './commands.ts'

/** Commands that belong together, as found for what was typed. */
export interface Choices {
  name: string
  commands: readonly Command[]
}

interface ChooserProps {
  title: string
  /** What the field is for; the title by default. */
  label?: string
  /** What fits the query, in groups. */
  find(query: string): readonly Choices[]
}

/** One of many, found by typing (a combobox with a list, as the ARIA practices describe it). */
export function Chooser({ title, label = title, find }: ChooserProps) {
  const { groups, active, count, asked, run, onKeyDown, onInput } = useChoice(find)
  return (
    <Dialog class="palette" labelledBy="palette-title">
      <h2 id="palette-title" class={label === title ? 'vh' : 'over'}>
        {title}
      </h2>
      <Field label={label} active={active} onKeyDown={onKeyDown} onInput={onInput} />
      <div id="palette-list" role="listbox" aria-label={title}>
        {groups.map(({ name, commands }) => (
          <Group key={name} name={name} commands={commands} active={active} run={run} />
        ))}
      </div>
      <Found count={count} asked={asked} />
    </Dialog>
  )
}

/** What is found for the query, which of it is active, and what the keys of the field do. */
function useChoice(find: ChooserProps['find']) {
  const desk = useDesk()
  const query = useSignal('')
  const chosen = useSignal(0)
  const groups = find(query.value)
  const all = groups.flatMap(({ commands }) => commands)
  const at = Math.min(chosen.value, all.length - 1)

  const run = (command: Command | undefined) => {
    if (!command) return
    if (command.stays) return command.run()
    // Closed first: the dialog gives focus back, and the command may want it elsewhere.
    desk.dialog.value = null
    setTimeout(command.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && all.length > 0) chosen.value = (at + step + all.length) % all.length
    else if (event.key === 'Enter') run(all[at])
    else return
    event.preventDefault()
  }
  const onInput = (text: string) => {
    query.value = text
    chosen.value = 0
  }
  return { groups, active: all[at], count: all.length, asked: query.value !== '', run, onKeyDown, onInput }
}

interface FieldProps {
  label: string
  active: Command | undefined
  onKeyDown(event: KeyboardEvent): void
  onInput(text: string): void
}

function Field({ label, active, onKeyDown, onInput }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <input
      ref={field}
      type="text"
      role="combobox"
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded={active !== undefined}
      aria-controls="palette-list"
      aria-activedescendant={active && optionId(active)}
      placeholder={label}
      autoComplete="off"
      spellcheck={false}
      onKeyDown={onKeyDown}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  )
}

const optionId = ({ id }: Command): string => `palette-${id}`

interface GroupProps {
  name: string
  commands: readonly Command[]
  active: Command | undefined
  run(command: Command): void
}

function Group({ name, commands, active, run }: GroupProps) {
  if (commands.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
    <div role="group" aria-label={name}>
      <p class="over" aria-hidden="true">
        {name}
      </p>
      {commands.map((command) => (
        <Option key={command.id} command={command} active={command.id === active?.id} run={run} />
      ))}
    </div>
  )
}

function Option({ command, active, run }: { command: Command; active: boolean; run(command: Command): void }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      ref={element}
      id={optionId(command)}
      class="option"
      role="option"
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      <span class="option-title" dir="auto">
        {command.title}
      </span>
      {command.more && <span class="option-more">{command.more}</span>}
      {command.key && <kbd>{command.key}</kbd>}
    </div>
  )
}

/** How many were found, for those who do not see the list. */
function Found({ count, asked }: { count: number; asked: boolean }) {
  const { say } = useDesk()
  const text = asked || count === 0 ? say('palette.found', { count }) : ''
  return (
    <p class={count === 0 ? 'hint' : 'vh'} role="status">
      {text}
    </p>
  )
}
