import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import type { Change } from './change.ts'
import { lengthOf } from './place.ts'
import { usePlace } from './use-place.ts'

interface TileProps {
  title: string
  /** How it is counted; shown while the title is pointed at or has focus. */
  about: string
  value: ComponentChildren
  below: readonly (string | null)[]
  note?: string | null
  change?: { text: string; verdict: Change['verdict'] } | null
  children?: ComponentChildren
}

/** One figure with what it means and what it rests on. */
export function Tile({ title, about, value, below, note = null, change = null, children }: TileProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="tile" role="group" aria-label={title}>
      <Term title={title} about={about} />
      <p class="figure">{value}</p>
      <p class="below">
        {below.filter((part) => part !== null).join(' · ')}
        {change && <ChangeText {...change} />}
      </p>
      {note && <p class="tag brass">{note}</p>}
      {children}
    </div>
  )
}

/** A word and what it means. */
export function Term({ title, about }: { title: string; about: string }) {
  const id = useId()
  return (
    <p class="tile-title term">
      <button type="button" class="plain" aria-describedby={id} onKeyDown={leaveOnEscape}>
        {title}
      </button>
      <span id={id} role="tooltip">
        {about}
      </span>
    </p>
  )
}

function leaveOnEscape({ key, currentTarget }: { key: string; currentTarget: HTMLElement }): void {
  if (key === 'Escape') currentTarget.blur()
}

function ChangeText({ text, verdict }: { text: string; verdict: Change['verdict'] }) {
  const { say } = useDesk()
  const place = usePlace()
  return (
    <>
      {' '}
      <span class={`change ${verdict}`}>
        <span aria-hidden="true">{text}</span>
        <span class="vh">{say('reports.change', { change: text, count: lengthOf(place) })}</span>
      </span>
    </>
  )
}
