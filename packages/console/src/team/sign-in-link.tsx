import { useEffect, useId, useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'

export interface MadeLink {
  name: string
  code: string
}

/** A one-time link, to be passed on by the administrator; shown this once. */
export function SignInLink({ link }: { link: MadeLink }) {
  const { say } = useDesk()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const address = `${location.origin}/console/sign-in?code=${encodeURIComponent(link.code)}`
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [link.code])
  return (
    <div class="made-link" role="status">
      <label for={id}>{say('team.linkFor', { name: link.name })}</label>
      <input
        ref={field}
        id={id}
        type="text"
        readOnly
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p class="hint">{say('team.linkHint')}</p>
    </div>
  )
}
