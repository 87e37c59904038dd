import { type DeskFile, type Weekday, weekdays } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { Part } from '../settings/part.tsx'
import { useDesk } from '../use-desk.ts'
import { formatSpans, parseSpans } from './spans.ts'

interface HoursProps {
  desk: DeskFile
  onWrite(desk: DeskFile): void
}

/** A Monday, to have the days of the week named. */
const monday = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000
const dayName = (locale: string, at: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(monday + at * dayMs)

/** The week by the wall clock of a zone; without it, it is always open. */
export function HoursFields({ desk, onWrite }: HoursProps) {
  const { say, locale } = useDesk()
  const { hours } = desk
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const always = ({ hours: _, ...rest }: DeskFile): DeskFile => rest
  const workdays = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [['09:00', '17:00']]]))
  const begin = { zone: here, week: workdays, holidays: [] } as NonNullable<DeskFile['hours']>
  const write = (day: Weekday, spans: [string, string][]) =>
    hours && onWrite({ ...desk, hours: { ...hours, week: { ...hours.week, [day]: spans } } })
  return (
    <Part title={say('desk.hours')}>
      <label class="check">
        <input
          type="checkbox"
          checked={hours !== undefined}
          onChange={({ currentTarget }) => onWrite(currentTarget.checked ? { ...desk, hours: begin } : always(desk))}
        />
        {say('desk.hasHours')}
      </label>
      {hours && (
        <div class="fields">
          <label>
            {say('desk.zone')}
            <select
              value={hours.zone}
              onChange={({ currentTarget }) => onWrite({ ...desk, hours: { ...hours, zone: currentTarget.value } })}
            >
              {[...new Set([hours.zone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </select>
          </label>
          {weekdays.map((day, at) => (
            <Day
              key={day}
              name={dayName(locale, at)}
              spans={hours.week[day] ?? []}
              onWrite={(spans) => write(day, spans)}
            />
          ))}
          {hours.holidays.length > 0 && (
            <p class="hint">
              {say('desk.holidays', { days: hours.holidays.map(({ name, date }) => name ?? date).join(', ') })}
            </p>
          )}
        </div>
      )}
    </Part>
  )
}

interface DayProps {
  name: string
  spans: readonly [string, string][]
  onWrite(spans: [string, string][]): void
}

function Day({ name, spans, onWrite }: DayProps) {
  const { say } = useDesk()
  const id = useId()
  const text = useSignal(formatSpans(spans))
  const wrong = parseSpans(text.value) === null
  // What is written elsewhere, in the JSON or in the history, shows here, too.
  if (!wrong && formatSpans(parseSpans(text.value) ?? []) !== formatSpans(spans)) text.value = formatSpans(spans)
  return (
    <div class="setting">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="text"
        dir="ltr"
        placeholder={say('desk.closed')}
        value={text.value}
        aria-invalid={wrong}
        aria-describedby={`${id}-fault`}
        onInput={({ currentTarget: { value } }) => {
          text.value = value
          const read = parseSpans(value)
          if (read) onWrite(read)
        }}
      />
      <p class="fault" role="alert" id={`${id}-fault`}>
        {wrong && say('desk.wrongHours')}
      </p>
    </div>
  )
}
