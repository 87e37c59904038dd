import { type InboxView, inboxViews } from '@deskbell/protocol'
import type { DialogName } from '../desk.ts'
import { formatRoute } from '../route.ts'
import { useDesk } from '../use-desk.ts'
import { Icon } from './icon.tsx'
import { viewLinks } from './screens.ts'

/** Where one can go: the views with live counts, and the reports. */
export function Nav() {
  const { client, say } = useDesk()
  return (
    <nav class="nav" aria-label={say('nav.label')}>
      <p class="site">
        <span class="mark">
          <Icon name="bell" />
        </span>
        <b>{client.site.value?.name ?? 'Deskbell'}</b>
      </p>
      <ul>
        {inboxViews.map((view) => (
          <li key={view}>
            <ViewLink view={view} />
          </li>
        ))}
      </ul>
      <viewLinks.View />
      <TagLinks />
      <Team />
      <Foot />
    </nav>
  )
}

/** More tags than these are found in the palette. */
const mostTags = 8

/** The lists by tag, the most frequent first. */
function TagLinks() {
  const { client, say, route } = useDesk()
  const tags = client.tags.value.slice(0, mostTags)
  if (tags.length === 0) return null
  const here = route.value.screen === 'inbox' ? route.value.tag : undefined
  return (
    <>
      <h2 class="over">{say('nav.tags')}</h2>
      <ul>
        {tags.map(({ tag, count }) => (
          <li key={tag}>
            <a
              href={formatRoute({ screen: 'inbox', view: 'inbox', tag, conversation: null })}
              aria-current={tag === here ? 'page' : undefined}
            >
              <span class="tag-name" dir="auto">
                {tag}
              </span>
              <span class="count">
                <span aria-hidden="true">{count}</span>
                <span class="vh"> {say('nav.count', { count })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const contents = [
  ['article', 'nav.articles'],
  ['greetings', 'nav.greetings'],
  ['survey', 'nav.surveys'],
] as const

function Team() {
  const { say, route } = useDesk()
  const to = route.value
  const { screen } = to
  return (
    <>
      <h2 class="over">{say('nav.team')}</h2>
      <ul>
        <li>
          <a href={formatRoute({ screen: 'visitors' })} aria-current={screen === 'visitors' ? 'page' : undefined}>
            {say('nav.visitors')}
          </a>
        </li>
        {contents.map(([kind, title]) => (
          <li key={kind}>
            <a
              href={formatRoute({ screen: 'content', kind, id: null })}
              aria-current={to.screen === 'content' && to.kind === kind ? 'page' : undefined}
            >
              {say(title)}
            </a>
          </li>
        ))}
        <li>
          <a
            href={formatRoute({ screen: 'reports', days: 30 })}
            aria-current={screen === 'reports' ? 'page' : undefined}
          >
            {say('nav.reports')}
          </a>
        </li>
        <li>
          <a
            href={formatRoute({ screen: 'settings', section: null })}
            aria-current={screen === 'settings' ? 'page' : undefined}
          >
            {say('nav.settings')}
          </a>
        </li>
      </ul>
    </>
  )
}

function ViewLink({ view }: { view: InboxView }) {
  const { client, say, route } = useDesk()
  const here = route.value.screen === 'inbox' && route.value.view === view && !route.value.tag && !route.value.query
  const count = client.counts.value?.[view]
  return (
    <a href={formatRoute({ screen: 'inbox', view, conversation: null })} aria-current={here ? 'page' : undefined}>
      {say(`nav.${view}`)}
      {count ? (
        <span class={view === 'waiting' ? 'count hot' : 'count'}>
          <span aria-hidden="true">{count}</span>
          <span class="vh"> {say('nav.count', { count })}</span>
        </span>
      ) : null}
    </a>
  )
}

function Foot() {
  const { client, say, dialog, apple, signOut } = useDesk()
  const agent = client.agent.value
  const open = (name: DialogName) => () => {
    dialog.value = name
  }
  return (
    <div class="foot">
      <button type="button" class="plain" aria-keyshortcuts={apple ? 'Meta+K' : 'Control+K'} onClick={open('palette')}>
        {say('nav.palette')}
        <span class="keys" aria-hidden="true">
          <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
        </span>
      </button>
      <button type="button" class="plain keys-button" aria-keyshortcuts="?" onClick={open('keys')}>
        {say('nav.keys')}
        <span class="keys" aria-hidden="true">
          <kbd>?</kbd>
        </span>
      </button>
      {agent && <p class="me">{agent.name}</p>}
      {agent && <AvailabilityButton choose={open('availability')} />}
      <button type="button" class="plain" onClick={() => void signOut()}>
        {say('nav.signOut')}
      </button>
    </div>
  )
}

/** Whether this agent takes conversations; visitors are told how many do. */
function AvailabilityButton({ choose }: { choose(): void }) {
  const { client, say } = useDesk()
  const now = client.availability.value
  return (
    <button type="button" class={`plain availability ${now}`} onClick={choose}>
      <span class="vh">{say('availability.label')}: </span>
      {say(`availability.${now}`)}
    </button>
  )
}
