import { useEffect, useId, useRef } from 'preact/hooks'

/** A secret that is shown this once: chosen whole, to be copied. */
export function Secret({ label, hint, value }: { label: string; hint: string; value: string }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [value])
  return (
    <div class="made-link" role="status">
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="text"
        readOnly
        value={value}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p class="hint">{hint}</p>
    </div>
  )
}
