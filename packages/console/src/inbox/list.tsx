import { useDesk } from '../use-desk.ts'
import { Rows } from './rows.tsx'

/** The conversations of the chosen view, who waits longest on top (the client keeps that order). */
export function List() {
  const { client, say, route, apple } = useDesk()
  const view = route.value.screen === 'inbox' ? route.value.view : 'inbox'
  // While another view loads, the old view's rows are not this view's.
  const all = client.view.value === view ? client.conversations.value : null
  return (
    <section class="list" aria-labelledby="list-title">
      <header class="top">
        <h2 id="list-title" tabIndex={-1}>
          {say(`nav.${view}`)}
        </h2>
        <span class="keys" aria-hidden="true">
          <kbd>J</kbd>
          <kbd>K</kbd>
          <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
        </span>
      </header>
      {all === null ? (
        <p class="empty">{say('list.loading')}</p>
      ) : all.length === 0 ? (
        <p class="empty">{say(`list.empty.${view}`)}</p>
      ) : (
        <Rows key={view} all={all} view={view} />
      )}
    </section>
  )
}
