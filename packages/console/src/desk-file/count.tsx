interface CountProps {
  label: string
  least?: number
  /** What it means to leave it out. */
  none?: string
  value: number | undefined
  /** `null` where the field is empty. */
  onWrite(value: number | null): void
}

/** A labelled number that may be left out. */
export const Count = ({ label, least = 1, none, value, onWrite }: CountProps) => (
  <label>
    {label}
    <input
      type="number"
      min={least}
      step="any"
      placeholder={none}
      value={value ?? ''}
      onInput={({ currentTarget }) => onWrite(currentTarget.value === '' ? null : Number(currentTarget.value))}
    />
  </label>
)
