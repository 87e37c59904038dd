import type { Author, FormAnswer, GivenAnswer, HandoffReason } from '@deskbell/protocol'

interface OfConversation {
  conversationId: string
}
interface OfGreeting {
  greeting: string
  /** The one of a comparison. */
  variant: string | null
}
interface OfSurvey {
  survey: string
  /** `null` for one that stands by itself. */
  conversationId: string | null
}
type NoFields = Record<never, never>

/** Every event that a page can hear, with its fields; `docs/embed-api.md` has the sentences. */
export interface EventMap {
  ready: NoFields
  error: { message: string }
  'launcher:shown': NoFields
  'launcher:hidden': NoFields
  'panel:opened': { view: 'home' | 'messages' | 'help' | 'you' | 'chat' | 'survey' | 'article' }
  'panel:closed': NoFields
  'locale:changed': { locale: string }
  'connection:changed': { state: 'idle' | 'connecting' | 'online' | 'offline' }
  'unread:changed': { count: number }
  'identity:changed': { user: { id: string } | null }
  'identity:rejected': { reason: string }
  'conversation:started': OfConversation
  'conversation:ended': OfConversation & { by: Author['kind'] }
  'message:sent': OfConversation & { text: string }
  'message:received': { id: string | null; text: string; author: Author['kind'] }
  'message:delivered': OfConversation & { id: string | null }
  'message:read': OfConversation & { id: string | null }
  'message:failed': OfConversation & { error: string | null }
  'file:uploaded': OfConversation & { id: string | null }
  'handoff:requested': OfConversation & { reason: HandoffReason }
  'handoff:queued': OfConversation & { place: number }
  'handoff:accepted': OfConversation
  'handoff:declined': OfConversation
  'agent:joined': OfConversation & { name: string }
  'agent:left': OfConversation & { name: string }
  'agent:typing': OfConversation & { typing: boolean }
  'availability:changed': { open: boolean; online: number; opensAt: number | null }
  'form:submitted': OfConversation & { form: 'before' | 'away'; answers: readonly FormAnswer[] }
  'prechat:submitted': OfConversation & { answers: readonly FormAnswer[] }
  'offline:submitted': OfConversation & { answers: readonly FormAnswer[] }
  'card:action': OfConversation & { card: string; action: string; value: string | null }
  'coupon:copied': { code: string }
  'survey:shown': OfSurvey
  'survey:answered': OfSurvey & { answers: readonly GivenAnswer[] }
  'survey:dismissed': OfSurvey & { answers: readonly GivenAnswer[] }
  'greeting:shown': OfGreeting
  'greeting:engaged': OfGreeting
  'greeting:clicked': OfGreeting & { label: string }
  'greeting:dismissed': OfGreeting
  'greeting:goal': OfGreeting
  'faq:searched': { query: string; results: number }
  'faq:opened': { article: string }
  'faq:rated': { article: string; helpful: boolean }
}
export type EventName = keyof EventMap

/** What a listener gets. Of `*` the `name` says which fields there are. */
export type EventPayload<N extends EventName | '*' = '*'> = N extends EventName
  ? EventMap[N] & { name: N; at: number }
  : { [E in EventName]: EventPayload<E> }[EventName]

export type EventListener<N extends EventName | '*' = '*'> = (payload: EventPayload<N>) => void

/** Tells the page. */
export type Emit = <N extends EventName>(name: N, payload?: EventMap[N]) => void
export type Hear = <N extends EventName | '*'>(name: N, run: EventListener<N>) => () => void
