import type { InboxView } from '@deskbell/protocol'
import { bulkBar } from '../frame/screens.ts'
import { useTriageActs } from '../triage/use-triage-acts.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { FindField } from './find-field.tsx'
import { Rows } from './rows.tsx'

/** The conversations of the chosen view, who waits longest on top (the client keeps that order), or what was searched for. */
export function List() {
  const { say, route, apple, triage, find, dialog, viewName } = useDesk()
  useTriageActs()
  const filter = () => {
    dialog.value = 'filter'
  }
  useAct('filter', filter)
  const { view = 'inbox', tag = null, query = '' } = route.value.screen === 'inbox' ? route.value : {}
  return (
    <section class="list" aria-labelledby="list-title">
      <header class="top">
        <h2 id="list-title" tabIndex={-1} dir="auto">
          {tag ?? viewName.value ?? say(`nav.${view}`)}
        </h2>
        <button
          type="button"
          class="plain"
          aria-haspopup="dialog"
          aria-keyshortcuts="F"
          aria-pressed={query !== ''}
          onClick={filter}
        >
          {say('views.filter')}
        </button>
        <span class="keys" aria-hidden="true">
          <kbd>J</kbd>
          <kbd>K</kbd>
          <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
        </span>
      </header>
      <FindField />
      {triage.selection.ids.value.size > 0 && <bulkBar.View />}
      {find.query.value.trim() !== '' ? (
        <Found />
      ) : (
        <View key={`${view} ${tag} ${query}`} view={view} tag={tag} query={query} />
      )}
    </section>
  )
}

function View({ view, tag, query }: { view: InboxView; tag: string | null; query: string }) {
  const { client, say } = useDesk()
  // While another view loads, the old view's rows are not this view's.
  const all = client.view.value === view && client.tag.value === tag ? client.conversations.value : null
  if (all === null) return <p class="empty">{say('list.loading')}</p>
  if (all.length === 0)
    return <p class="empty">{say(query ? 'views.empty' : tag ? 'list.empty.tag' : `list.empty.${view}`)}</p>
  const total = tag || query ? null : (client.counts.value?.[view] ?? null)
  return <Rows all={all} more={client.more.value} total={total} loadMore={client.loadMore} />
}

function Found() {
  const { say, find } = useDesk()
  const found = find.found.value
  if (find.failed.value) return <p class="empty">{say('error.unreachable')}</p>
  if (found === null) return <p class="empty">{say('find.busy')}</p>
  if (found.length === 0) return <p class="empty">{say('find.nothing')}</p>
  return <Rows all={found} more={find.more.value} total={null} loadMore={find.loadMore} />
}
