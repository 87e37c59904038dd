import type {
  AgentAnswers,
  ContentAnswers,
  ContentKind,
  ContentProblem,
  ContentState,
  ErrorCode,
  Report,
} from '@deskbell/protocol'
import { contentBytes } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'

/** Something that was asked for: not here yet, here, or refused. */
export type Asked<T> = { state: 'loading' } | { state: 'there'; value: T } | { state: 'failed'; code: ErrorCode }

/** Asks whenever one of `on` changes, and again by hand. The newest question wins. */
function useAsked<T>(ask: () => Promise<Asked<T>>, on: readonly unknown[]) {
  const { client } = useDesk()
  const asked = useSignal<Asked<T>>({ state: 'loading' })
  const times = useSignal(0)
  const online = client.connection.value === 'online'
  const attempt = times.value
  useEffect(() => {
    if (!online) return undefined
    let gone = false
    void ask().then((answer) => {
      if (!gone) asked.value = answer
    })
    return () => {
      gone = true
    }
  }, [online, attempt, ...on])
  return { asked, again: () => times.value++ }
}

export function useContentList(kind: ContentKind) {
  const { client } = useDesk()
  return useAsked<ContentAnswers['content:list']['items']>(async () => {
    const answer = await client.ask('content:list', { kind })
    return answer.ok ? { state: 'there', value: answer.items } : { state: 'failed', code: answer.error.code }
  }, [kind])
}

export type Opened = AgentAnswers['content:open']

export function useOpened(kind: ContentKind, id: string) {
  const { client } = useDesk()
  return useAsked<Opened>(async () => {
    const answer = await client.ask('content:open', { kind, id })
    return answer.ok ? { state: 'there', value: answer } : { state: 'failed', code: answer.error.code }
  }, [kind, id])
}

const reportDays = 90 * 86_400_000

/** What the last ninety days say of articles, greetings and surveys; `null` until it is known. */
export function useFindings(): Report | null {
  const { client, clock } = useDesk()
  const { asked } = useAsked<Report>(async () => {
    const to = clock.now() + 86_400_000
    const answer = await client.ask('report:read', { from: to - reportDays, to, zone: 'UTC', filter: {} })
    return answer.ok ? { state: 'there', value: answer.report } : { state: 'failed', code: answer.error.code }
  }, [])
  return asked.value.state === 'there' ? asked.value.value : null
}

export interface Saving {
  busy: boolean
  problems: readonly ContentProblem[]
  /** Why the server did not take it. */
  refused: ErrorCode | null
}

/** Keeps a further version of what is open. */
export function useSave(kind: ContentKind, id: string) {
  const { client, announce, say, newId } = useDesk()
  const saving = useSignal<Saving>({ busy: false, problems: [], refused: null })
  async function save(state: ContentState, body: string | null, base: number): Promise<number | null> {
    if (body !== null && new TextEncoder().encode(body).length > contentBytes) {
      saving.value = { busy: false, problems: [], refused: 'too_large' }
      return null
    }
    saving.value = { busy: true, problems: [], refused: null }
    const answer = await client.ask('content:save', { cid: newId(), kind, id, base, state, body })
    const problems = answer.ok ? answer.problems : []
    saving.value = { busy: false, problems, refused: answer.ok ? null : answer.error.code }
    if (!answer.ok || problems.length > 0) return null
    announce(say(`content.saved.${state}`))
    return answer.version
  }
  return { saving, save }
}
