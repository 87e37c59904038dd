import { useLayoutEffect, useRef } from 'preact/hooks'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { nextIndex } from './next-index.ts'
import { Row } from './row.tsx'

/** The conversations of the chosen view, who waits longest on top (the client keeps that order). */
export function List() {
  const { client, say, route, thread, go } = useDesk()
  const section = useRef<HTMLElement>(null)
  const view = route.value.screen === 'inbox' ? route.value.view : 'inbox'
  // While another view loads, the old view's rows are not this view's.
  const all = client.view.value === view ? client.conversations.value : null

  const rows = () => Array.from(section.current?.querySelectorAll<HTMLElement>('[data-conversation]') ?? [])
  const move = (step: 1 | -1) => {
    const links = rows()
    const focused = links.indexOf(document.activeElement as HTMLElement)
    const at = focused >= 0 ? focused : links.findIndex((link) => link.dataset.conversation === thread.value?.id)
    links[nextIndex(at, step, links.length)]?.focus()
  }
  const open = (step: 1 | -1) => {
    const at = (all ?? []).findIndex((each) => each.id === thread.value?.id)
    const to = all?.[nextIndex(at, step, all.length)]
    if (!to) return
    go({ screen: 'inbox', view, conversation: to.id })
  }
  useKeptFocus(section)
  useAct('next', () => move(1))
  useAct('previous', () => move(-1))
  useAct('openNext', () => open(1))
  useAct('openPrevious', () => open(-1))

  return (
    <section class="list" ref={section} aria-labelledby="list-title">
      <header class="top">
        <h1 id="list-title" tabIndex={-1}>
          {say(`nav.${view}`)}
        </h1>
        <span class="keys" aria-hidden="true">
          <kbd>J</kbd>
          <kbd>K</kbd>
        </span>
      </header>
      {all === null ? (
        <p class="empty">{say('list.loading')}</p>
      ) : all.length === 0 ? (
        <p class="empty">{say(`list.empty.${view}`)}</p>
      ) : (
        <ul>
          {all.map((each) => (
            <li key={each.id}>
              <Row conversation={each} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A row that moves up or down would lose its focus on the way: browsers blur what is taken out and put back. */
function useKeptFocus(section: { current: HTMLElement | null }): void {
  const focused = document.activeElement
  const held = focused instanceof HTMLElement && section.current?.contains(focused) ? focused : null
  useLayoutEffect(() => {
    if (held?.isConnected && document.activeElement !== held) held.focus({ preventScroll: true })
  })
}
