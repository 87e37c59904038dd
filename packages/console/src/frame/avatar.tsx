import { initialsOf, toneOf } from './initials.ts'

/** Initials on a colour that always belongs to this person. The name stands beside it, so hidden from readers. */
export const Avatar = ({ id, name, small = false }: { id: string; name: string | null; small?: boolean }) => (
  <span class={`avatar tone-${toneOf(id)}${small ? ' small' : ''}`} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
