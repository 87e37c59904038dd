interface OptionProps {
  type: 'radio' | 'checkbox'
  name: string
  /** What is heard, where it is more than what is seen. */
  label?: string
  text: string | number
  checked: boolean
  onPick(on: boolean): void
}

/** One thing to choose: the browser's own radio or checkbox, so that its keys work, under a face of ours. */
export const Option = ({ type, name, label, text, checked, onPick }: OptionProps) => (
  <label>
    <input
      type={type}
      name={name}
      aria-label={label}
      checked={checked}
      onChange={(event) => onPick(event.currentTarget.checked)}
    />
    <span dir="auto">{text}</span>
  </label>
)
