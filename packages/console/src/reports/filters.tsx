import { channels, pageTypes, type Report, type ReportFilter } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { formatRoute } from '../route.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { dayOf, limitsOf, periods, startOf } from './place.ts'
import { usePlace } from './use-place.ts'

/** Which days: so many up to today, or a span of one's own. */
export function Periods() {
  const { say } = useDesk()
  const { days, span, filter } = usePlace()
  return (
    <>
      <nav class="periods" aria-label={say('reports.period')}>
        {periods.map((each) => (
          <a
            key={each}
            href={formatRoute({ screen: 'reports', days: each, ...(filter ? { filter } : {}) })}
            aria-current={!span && each === days ? 'true' : undefined}
          >
            {say('reports.days', { count: each })}
          </a>
        ))}
      </nav>
      <SpanForm key={JSON.stringify([days, span])} />
    </>
  )
}

function SpanForm() {
  const { say, go, clock } = useDesk()
  const place = usePlace()
  const { from, to } = limitsOf(place, clock.now())
  const first = useSignal(dayOf(from))
  const last = useSignal(dayOf(Math.min(to - 1, clock.now())))
  const apply = (event: Event) => {
    event.preventDefault()
    const [begin, end] = [startOf(first.value), startOf(last.value)]
    if (begin === null || end === null) return
    const span = begin <= end ? { first: first.value, last: last.value } : { first: last.value, last: first.value }
    go({ screen: 'reports', ...place, span })
  }
  return (
    <details class="span">
      <summary aria-current={place.span ? 'true' : undefined}>
        {place.span ? `${place.span.first} – ${place.span.last}` : say('reports.ownPeriod')}
      </summary>
      <form onSubmit={apply}>
        <DateField label={say('reports.first')} value={first.value} onPick={(day) => (first.value = day)} />
        <DateField label={say('reports.last')} value={last.value} onPick={(day) => (last.value = day)} />
        <button type="submit">{say('reports.showDays')}</button>
      </form>
    </details>
  )
}

function DateField({ label, value, onPick }: { label: string; value: string; onPick(day: string): void }) {
  return (
    <label>
      {label}
      <input type="date" required value={value} onInput={({ currentTarget }) => onPick(currentTarget.value)} />
    </label>
  )
}

interface Option {
  value: string
  name: string
}

function Filter({ name, label, all, options }: FilterProps) {
  const { go } = useDesk()
  const place = usePlace()
  const id = useId()
  const chosen = place.filter?.[name] ?? ''
  const choose = (value: string) => {
    const { [name]: _, ...rest } = place.filter ?? {}
    go({ screen: 'reports', ...place, filter: value === '' ? rest : { ...rest, [name]: value } })
  }
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select id={id} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(({ value, name: title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

interface FilterProps {
  name: keyof ReportFilter
  label: string
  all: string
  options: readonly Option[]
}

/** Of which conversations. */
export function Filters({ choices }: { choices: Report['choices'] }) {
  const { say, locale, client } = useDesk()
  const { filter = {} } = usePlace()
  const tags = [...new Set([...client.tags.value.map(({ tag }) => tag), ...(filter.tag ? [filter.tag] : [])])]
  const languages = [...new Set([...choices.languages, ...(filter.language ? [filter.language] : [])])]
  return (
    <fieldset class="filters">
      <legend class="vh">{say('reports.filters')}</legend>
      <Filter
        name="language"
        label={say('reports.language')}
        all={say('reports.allLanguages')}
        options={languages.map((value) => ({ value, name: languageName(locale, value) }))}
      />
      <Filter
        name="agent"
        label={say('reports.agent')}
        all={say('reports.allAgents')}
        options={choices.agents.map(({ id, name }) => ({ value: id, name }))}
      />
      <Filter
        name="page"
        label={say('reports.page')}
        all={say('reports.allPages')}
        options={pageTypes.map((value) => ({ value, name: say(`page.${value}`) }))}
      />
      <Filter
        name="channel"
        label={say('reports.channel')}
        all={say('reports.allChannels')}
        options={channels.map((value) => ({ value, name: say(`reports.channel.${value}`) }))}
      />
      {tags.length > 0 && (
        <Filter
          name="tag"
          label={say('reports.tag')}
          all={say('reports.allTags')}
          options={tags.map((value) => ({ value, name: value }))}
        />
      )}
    </fieldset>
  )
}
