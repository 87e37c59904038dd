import { channels, type InboxFilter, inboxViews, type ListedView, priorities } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { Dialog, DialogHead } from '../frame/dialog.tsx'
import { focusSoon } from '../frame/focus.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { filterAt, placeOf, viewAt } from './place.ts'
import { placeBefore, savedViewsOf } from './saved-views.ts'

type Option = readonly [value: string, name: string]
type List = Pick<ListedView, 'view' | 'filter'>

/** What narrows the list, and the name under which it is kept. */
export function FilterDialog() {
  const desk = useDesk()
  const { say, route, go, dialog } = desk
  const here = route.value.screen === 'inbox' ? route.value : null
  const list = useSignal<List>({ view: here?.view ?? 'inbox', filter: here ? filterAt(here) : {} })
  const options = useOptions(desk, list.value.filter)
  const close = (to: List) => {
    dialog.value = null
    go(placeOf(to))
    focusSoon(() => document.querySelector<HTMLElement>('#list-title'))
  }
  const set = (key: keyof InboxFilter, value: string) => {
    const { [key]: _, ...rest } = list.value.filter
    list.value = { ...list.value, filter: value ? { ...rest, [key]: value } : rest }
  }
  return (
    <Dialog class="filter-sheet" labelledBy="filter-title">
      <DialogHead id="filter-title" title={say('views.filter')} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          close(list.value)
        }}
      >
        <div class="filters">
          <Choice
            label={say('views.view')}
            value={list.value.view}
            options={inboxViews.map((view) => [view, say(`nav.${view}`)] as const)}
            choose={(view) => {
              list.value = { ...list.value, view: view as List['view'] }
            }}
          />
          {options.map(({ key, label, values }) => (
            <Choice
              key={key}
              label={label}
              value={list.value.filter[key] ?? ''}
              options={[['', say('views.any')], ...values]}
              choose={(value) => set(key, value)}
            />
          ))}
          <Words value={list.value.filter.text ?? ''} type={(text) => set('text', text.trim())} />
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {say('views.show')}
          </button>
          <button type="button" onClick={() => close({ view: list.value.view, filter: {} })}>
            {say('views.clear')}
          </button>
        </div>
      </form>
      <Keep list={list.value} close={close} />
    </Dialog>
  )
}

/** All values that a list can be narrowed to, with what is chosen among them. */
function useOptions({ say, client, locale }: Desk, chosen: InboxFilter) {
  const team = useSignal<{ agents: readonly Option[]; teams: readonly Option[] }>({ agents: [], teams: [] })
  useEffect(() => {
    void client.colleagues().then((answer) => {
      if (!answer.ok) return
      const named = ({ id, name }: { id: string; name: string }): Option => [id, name]
      team.value = { agents: answer.agents.map(named), teams: answer.teams.map(named) }
    })
  }, [client, team])
  const used = (client.conversations.value ?? []).map((each) => each.locale.split('-')[0] ?? '')
  const spoken = [...new Set([...used, ...(chosen.language ? [chosen.language] : [])])].sort()
  const { agents, teams } = team.value
  const kept = (options: readonly Option[], value: string | undefined): readonly Option[] =>
    !value || options.some(([each]) => each === value) ? options : [...options, [value, value]]
  const all: { key: Exclude<keyof InboxFilter, 'text'>; label: string; values: readonly Option[] }[] = [
    {
      key: 'assignee',
      label: say('views.assignee'),
      values: kept([['me', say('views.me')], ['nobody', say('views.nobody')], ...agents], chosen.assignee),
    },
    { key: 'team', label: say('nav.team'), values: kept(teams, chosen.team) },
    {
      key: 'tag',
      label: say('triage.tagShort'),
      values: kept(
        client.tags.value.map(({ tag }) => [tag, tag]),
        chosen.tag,
      ),
    },
    { key: 'language', label: say('reports.language'), values: spoken.map((tag) => [tag, languageName(locale, tag)]) },
    {
      key: 'channel',
      label: say('reports.channel'),
      values: channels.map((each) => [each, say(`reports.channel.${each}`)]),
    },
    {
      key: 'priority',
      label: say('triage.priority'),
      values: priorities.map((each) => [each, say(`priority.${each}`)]),
    },
  ]
  return all.filter(({ values }) => values.length > 0)
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly Option[]
  choose(value: string): void
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId()
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each} selected={each === value}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}

function Words({ value, type }: { value: string; type(text: string): void }) {
  const { say } = useDesk()
  const id = useId()
  return (
    <>
      <label for={id}>{say('views.words')}</label>
      <input
        id={id}
        type="search"
        defaultValue={value}
        maxLength={80}
        dir="auto"
        autoComplete="off"
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
    </>
  )
}

/** Keeps the list under a name; one that is kept already is changed or removed. */
function Keep({ list, close }: { list: List; close(to: List): void }) {
  const desk = useDesk()
  const { say, route, newId, client } = desk
  const views = savedViewsOf(desk)
  const open = viewAt(views.all.value, route.value)
  const mine = open?.mine ? open : undefined
  const failed = useSignal(false)
  const id = useId()
  if (client.agent.value?.role === 'viewer') return null
  const save = async (form: FormData) => {
    const name = String(form.get('name'))
    const saved = { id: mine?.id ?? newId(), name, shared: form.has('shared'), ...list }
    failed.value = !(await views.save(saved))
    if (failed.value) return
    close(list)
  }
  const remove = async () => {
    if (!mine || !confirm(say('views.sure', { name: mine.name }))) return
    failed.value = !(await views.remove(mine.id))
    if (!failed.value) close({ view: list.view, filter: {} })
  }
  return (
    <form
      class="keep"
      onSubmit={(event) => {
        event.preventDefault()
        void save(new FormData(event.currentTarget))
      }}
    >
      <h3>{say('views.keep')}</h3>
      <label for={id}>{say('views.name')}</label>
      <input
        id={id}
        name="name"
        type="text"
        required
        maxLength={40}
        dir="auto"
        autoComplete="off"
        defaultValue={mine?.name}
      />
      <label class="check">
        <input type="checkbox" name="shared" defaultChecked={mine?.shared} />
        {say('views.share')}
      </label>
      <p class="fault" role="alert">
        {failed.value && say('views.failed')}
      </p>
      <div class="buttons">
        <button type="submit">{say('views.save')}</button>
        {mine && (
          <>
            <button type="button" onClick={() => void remove()}>
              {say('views.remove')}
            </button>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                aria-disabled={placeBefore(views.all.value, mine.id, by) === undefined}
                onClick={() => void views.move(mine.id, by)}
              >
                {say(by < 0 ? 'views.up' : 'views.down')}
              </button>
            ))}
          </>
        )}
      </div>
    </form>
  )
}
