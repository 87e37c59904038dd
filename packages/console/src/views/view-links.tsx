import { useEffect } from 'preact/hooks'
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
  const here = viewAt(views.all.value, route.value)
  if (views.all.value.length === 0) return null
  return (
    <>
      <h2 class="over" id="saved-views">
        {say('views.saved')}
      </h2>
      <ul aria-labelledby="saved-views">
        {views.all.value.map((view) => (
          <li key={view.id}>
            <a href={formatRoute(placeOf(view))} aria-current={view.id === here?.id ? 'page' : undefined}>
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
