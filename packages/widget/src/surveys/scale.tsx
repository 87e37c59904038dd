import type { LocalText } from '@deskbell/protocol'
import { scaleOf } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'
import { Option } from './option.tsx'

interface ScaleProps {
  app: App
  name: string
  scale: { min: number; max: number }
  ends: { low: LocalText; high: LocalText }
  value: number | undefined
  /** Points without a number, between two opposite words. */
  blank?: boolean
  onPick(value: number): void
}

/** The points of one scale, low to high in the direction of reading, with both ends named in sight and in hearing. */
export function Scale({ app, name, scale, ends, value, blank, onPick }: ScaleProps) {
  const { min, max } = scale
  const values = scaleOf(scale)
  const named = (point: number) => {
    const text = app.t.value('survey.value', { value: point, max })
    return point === min || point === max ? `${text}, ${app.say(point === min ? ends.low : ends.high)}` : text
  }
  const all = values.length
  // More than seven stand in two lines, as even as can be, where there is no room for one.
  const columns = all > 7 ? Math.ceil(all / 2) : all
  return (
    <>
      <div class={blank ? 'scale blank' : 'scale'} style={{ '--n': columns, '--all': all }}>
        {values.map((point) => (
          <Option
            key={point}
            type="radio"
            name={name}
            label={named(point)}
            text={blank ? '' : point}
            checked={value === point}
            onPick={() => onPick(point)}
          />
        ))}
      </div>
      <div class="ends" aria-hidden="true">
        <span>{app.say(ends.low)}</span>
        <span>{app.say(ends.high)}</span>
      </div>
    </>
  )
}
