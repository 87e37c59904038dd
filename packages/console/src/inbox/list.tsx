import { useTriageActs } from '../triage/use-triage-acts.ts'
import { useDesk } from '../use-desk.ts'
import { BulkBar } from './bulk-bar.tsx'
import { Rows } from './rows.tsx'

/** The conversations of the chosen view, who waits longest on top (the client keeps that order). */
export function List() {
  const { client, say, route, apple, triage } = useDesk()
  useTriageActs()
  const { view = 'inbox', tag = null } = route.value.screen === 'inbox' ? route.value : {}
  // While another view loads, the old view's rows are not this view's.
  const all = client.view.value === view && client.tag.value === tag ? client.conversations.value : null
  return (
    <section class="list" aria-labelledby="list-title">
      <header class="top">
        <h2 id="list-title" tabIndex={-1} dir="auto">
          {tag ?? say(`nav.${view}`)}
        </h2>
        <span class="keys" aria-hidden="true">
          <kbd>J</kbd>
          <kbd>K</kbd>
          <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
        </span>
      </header>
      {triage.selection.ids.value.size > 0 && <BulkBar />}
      {all === null ? (
        <p class="empty">{say('list.loading')}</p>
      ) : all.length === 0 ? (
        <p class="empty">{say(tag ? 'list.empty.tag' : `list.empty.${view}`)}</p>
      ) : (
        <Rows
          key={`${view} ${tag}`}
          all={all}
          more={client.more.value}
          total={tag ? null : (client.counts.value?.[view] ?? null)}
        />
      )}
    </section>
  )
}
