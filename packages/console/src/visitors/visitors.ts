import type { AgentClient } from '@deskbell/client'
import type { AgentAnswers } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { Route } from '../route.ts'

export type OnlineNow = AgentAnswers['visitors:list']

/** Who is on the site now; read only while somebody looks, and anew whenever something moved. */
export interface Visitors {
  readonly now: ReadonlySignal<OnlineNow | null>
  readonly failed: ReadonlySignal<boolean>
  start(): () => void
}

export function createVisitors(client: AgentClient, route: ReadonlySignal<Route>): Visitors {
  const now = signal<OnlineNow | null>(null)
  const failed = signal(false)
  let question = 0
  async function read(): Promise<void> {
    const mine = ++question
    const answer = await client.ask('visitors:list', {})
    if (mine !== question) return
    failed.value = !answer.ok
    if (answer.ok) now.value = answer
  }
  return {
    now,
    failed,
    start: () =>
      effect(() => {
        void client.visitorsVersion.value
        if (route.value.screen === 'visitors' && client.connection.value === 'online') untracked(() => void read())
      }),
  }
}
