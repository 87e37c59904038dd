import type { VNode } from 'preact'

interface SwitchProps {
  label: string
  /** What there is to say about it. */
  below?: string
  on: boolean
  turn(on: boolean): void
}

export type SwitchView = (props: SwitchProps) => VNode

/** On or off, at once: the browser's own checkbox, dressed. */
export const Switch = ({ label, below, on, turn }: SwitchProps) => (
  <label class="row like">
    <span class="grow">
      <b>{label}</b>
      {below && <span class="sub wrap">{below}</span>}
    </span>
    <input
      type="checkbox"
      role="switch"
      aria-checked={on}
      checked={on}
      onChange={(event) => {
        const wanted = event.currentTarget.checked
        // Shows what is, not what was tapped: the wish may be refused.
        event.currentTarget.checked = on
        turn(wanted)
      }}
    />
  </label>
)
