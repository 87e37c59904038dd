import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Choice } from './choice.ts'

interface CheckProps {
  choice: Choice<'on' | 'off'>
  label: string
  /** Asked before switching on; `false` leaves it off. */
  allow?: () => Promise<boolean>
}

/** A setting that is on or off. */
export function CheckSetting({ choice, label, allow }: CheckProps) {
  const switchOn = async (box: HTMLInputElement) => {
    box.checked = false
    if (await allow?.()) choice.set('on')
  }
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={choice.value === 'on'}
        onChange={({ currentTarget: box }) => {
          if (box.checked && allow) void switchOn(box)
          else choice.set(box.checked ? 'on' : 'off')
        }}
      />
      {label}
    </label>
  )
}

interface SelectProps<T extends string> {
  choice: Choice<T>
  label: string
  nameOf(value: T): string
  /** The language of a value's own name. */
  langOf?(value: T): string | undefined
}

/** A setting that is one of a few. */
export function SelectSetting<T extends string>({ choice, label, nameOf, langOf = () => undefined }: SelectProps<T>) {
  const id = useId()
  return (
    <Line>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={choice.value}
        onChange={({ currentTarget }) => {
          const value = choice.values.find((each) => each === currentTarget.value)
          if (value) choice.set(value)
        }}
      >
        {choice.values.map((value) => (
          <option key={value} value={value} lang={langOf(value)}>
            {nameOf(value)}
          </option>
        ))}
      </select>
    </Line>
  )
}

const Line = ({ children }: { children: ComponentChildren }) => <div class="setting">{children}</div>
