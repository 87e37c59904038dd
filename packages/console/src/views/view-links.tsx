import { useEffect, useRef } from 'preact/hooks'
import { useKeptFocus } from '../frame/use-kept-focus.ts'
import { formatRoute } from '../route.ts'
import { useDesk } from '../use-desk.ts'
import { placeOf, viewAt } from './place.ts'
import { savedViewsOf } from './saved-views.ts'

/** The saved views among the other lists, with live counts. */
export function ViewLinks() {
  const desk = useDesk()
  const { say, route } = desk
  const views = savedViewsOf(desk)
  useEffect(() => views.start(), [views])
  const box = useRef<HTMLUListElement>(null)
  useKeptFocus(box)
  const mover = (id: string) => (event: KeyboardEvent) => {
    const by = event.altKey && ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key]
    if (!by) return
    event.preventDefault()
    void views.move(id, by)
  }
  const here = viewAt(views.all.value, route.value)
  if (views.all.value.length === 0) return null
  return (
    <>
      <h2 class="over" id="saved-views">
        {say('views.saved')}
      </h2>
      <ul ref={box} aria-labelledby="saved-views">
        {views.all.value.map((view) => (
          <li key={view.id}>
            <a
              href={formatRoute(placeOf(view))}
              aria-current={view.id === here?.id ? 'page' : undefined}
              {...(view.mine && { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown', onKeyDown: mover(view.id) })}
            >
              <span class="tag-name" dir="auto">
                {view.name}
              </span>
              {view.count > 0 && (
                <span class="count">
                  <span aria-hidden="true">{view.count}</span>
                  <span class="vh"> {say('nav.count', { count: view.count })}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
