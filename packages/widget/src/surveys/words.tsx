interface WordsProps {
  label: string
  hint: string
  value: string | undefined
  onWords(text: string): void
}

/** A field for own words; nobody has to fill it. */
export const Words = ({ label, hint, value, onWords }: WordsProps) => (
  <textarea
    rows={2}
    maxLength={4000}
    aria-label={label}
    placeholder={hint}
    dir="auto"
    value={value ?? ''}
    onInput={(event) => onWords(event.currentTarget.value)}
  />
)
