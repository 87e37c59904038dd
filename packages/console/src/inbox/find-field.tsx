import { useEffect, useRef } from 'preact/hooks'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'

/** Where one searches all conversations. */
export function FindField() {
  const { say, find, announce } = useDesk()
  const field = useRef<HTMLInputElement>(null)
  useAct('find', () => field.current?.focus())
  const found = find.found.value
  useEffect(() => {
    if (found) announce(say('palette.found', { count: found.length }))
  }, [found, announce, say])
  return (
    <search class="find">
      <input
        ref={field}
        type="search"
        value={find.query.value}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        aria-label={say('find.field')}
        aria-keyshortcuts="/"
        placeholder={say('find.field')}
        onInput={({ currentTarget }) => find.ask(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing || find.query.value === '') return
          event.preventDefault()
          find.ask('')
        }}
      />
      <span class="keys" aria-hidden="true">
        <kbd>/</kbd>
      </span>
    </search>
  )
}
