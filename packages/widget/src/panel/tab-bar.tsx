import type { App } from './app.ts'
import { Icon } from './icon.tsx'
import { tabOf, tabs } from './route.ts'

/** Home, Messages, Help: plain navigation, the present place marked. */
export function TabBar({ app }: { app: App }) {
  const t = app.t.value
  const here = tabOf(app.route.value)
  const unread = app.client.unread.value
  return (
    <nav class="tabs">
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          class="tab"
          aria-current={tab === here ? 'page' : undefined}
          onClick={() => app.go({ at: tab })}
        >
          <Icon name={tab} />
          {tab === 'messages' && unread > 0 && (
            <span class="dot">
              <span class="vh">{t('tab.unread', { count: unread })}: </span>
            </span>
          )}
          {t(`tab.${tab}`)}
        </button>
      ))}
    </nav>
  )
}
