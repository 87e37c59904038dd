import type { AgentClient, AgentThread } from '@deskbell/client'
import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals'
import { visitorName } from '../inbox/visitor-name.ts'
import type { Route } from '../route.ts'
import type { Preferences } from '../settings/preferences.ts'
import type { Say } from '../text/say.ts'
import type { Bell, Notices } from '../world.ts'
import { type Alert, decideAlerts, type Scene } from './decide-alerts.ts'
import { routeTo } from './low-score-bar.tsx'

export interface AlertDeps {
  client: AgentClient
  thread: ReadonlySignal<AgentThread | null>
  visible: ReadonlySignal<boolean>
  preferences: Preferences
  bell: Bell
  notices: Notices
  say: Say
  announce(text: string): void
  go(route: Route): void
}

/** Rings and notifies, where the agent asked for it; returns how to stop. */
export function startAlerts(deps: AlertDeps): () => void {
  const { client, preferences } = deps
  const scene = computed<Scene | null>(() => {
    const conversations = client.conversations.value
    const counts = client.counts.value
    return conversations && counts ? { view: client.view.value, conversations, waiting: counts.waiting } : null
  })
  let before: Scene | null = null
  const stopLow = startLowAlerts(deps)
  const stopMentions = startMentionAlerts(deps)
  const stop = effect(() => {
    const after = scene.value
    if (!after) return
    const alerts = before ? decideAlerts(before, after, client.agent.peek()?.id ?? null) : []
    before = after
    untracked(() => {
      const unseen = alerts.filter((alert) => !isSeen(deps, alert))
      if (preferences.sound.value === 'on') ring(deps.bell, unseen)
      if (preferences.notify.value === 'on' && !deps.visible.value) for (const alert of unseen) notify(deps, alert)
    })
  })
  return () => {
    stop()
    stopLow()
    stopMentions()
  }
}

/** A shopper who was not served well: said aloud at once, and by the ways the agent asked for. */
function startLowAlerts({ client, preferences, visible, bell, notices, say, announce, go }: AlertDeps): () => void {
  // Not an effect: what it reads on its way must not begin it again.
  return client.lowScore.subscribe((news) => {
    if (!news) return
    const title = say('alert.lowScore', { score: news.score })
    announce(title)
    if (preferences.sound.value === 'on') bell.ring('words')
    if (preferences.notify.value !== 'on' || visible.peek()) return
    const tag = `deskbell-low-${news.conversation ?? news.answer}`
    notices.show({ title, body: news.text ?? '', tag, open: () => go(routeTo(news)) })
  })
}

/** A colleague asks for this agent: one more conversation stands among her mentions. */
function startMentionAlerts({ client, preferences, visible, bell, notices, say, announce, go }: AlertDeps): () => void {
  let before: number | null = null
  return client.counts.subscribe((counts) => {
    const isNew = before !== null && counts !== null && counts.mentions > before
    before = counts?.mentions ?? before
    if (!isNew) return
    const title = say('alert.mentioned')
    announce(title)
    if (preferences.sound.value === 'on') bell.ring('words')
    if (preferences.notify.value !== 'on' || visible.peek()) return
    const open = () => go({ screen: 'inbox', view: 'mentions', conversation: null })
    notices.show({ title, body: '', tag: 'deskbell-mention', open })
  })
}

/** Words in the conversation that is being looked at need no bell. */
const isSeen = ({ visible, thread }: AlertDeps, { ring, conversation }: Alert): boolean =>
  ring === 'words' && visible.value && thread.value?.id === conversation?.id

/** One sound for all that came at once; somebody who waits is the more urgent. */
function ring(bell: Bell, alerts: readonly Alert[]): void {
  if (alerts.some((alert) => alert.ring === 'waiting')) bell.ring('waiting')
  else if (alerts.length > 0) bell.ring('words')
}

function notify({ notices, client, say, go }: AlertDeps, { ring, conversation }: Alert): void {
  const name = conversation ? visitorName(say, conversation.visitor) : null
  const view = ring === 'waiting' ? 'waiting' : client.view.value
  notices.show({
    title:
      name === null ? say('alert.someone') : ring === 'waiting' ? say('conversation.announceWaiting', { name }) : name,
    body: conversation?.preview?.text ?? '',
    tag: `deskbell-${conversation?.id ?? 'waiting'}`,
    open: () => go({ screen: 'inbox', view, conversation: conversation?.id ?? null }),
  })
}
