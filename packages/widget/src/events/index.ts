import type { Line } from '@deskbell/client'
import { effect, untracked } from '@preact/signals-core'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'

/** What a line has come to, in order: who has read a message has had it delivered. */
const stages = ['waiting', 'sent', 'delivered', 'read']
const isFile = ({ body }: Line) => body.kind === 'file'

/** What changed between two looks at a conversation; the first look is how it was, and no news. */
function followLines({ thread }: Chat, emit: App['host']['emit']): () => void {
  const conversationId = thread.id
  let known: ReadonlyMap<string, Line['state']> | null = null
  return effect(() => {
    const own = thread.lines.value.filter(({ author }) => author.kind === 'visitor')
    const before = known
    known = new Map(own.map(({ key, state }) => [key, state]))
    if (!before) return
    for (const line of own) {
      const { key, id, state, error } = line
      const was = before.get(key) ?? 'waiting'
      if (was === state) continue
      if (state === 'failed') emit('message:failed', { conversationId, error })
      const passed = stages.slice(Math.max(0, stages.indexOf(was)) + 1, stages.indexOf(state) + 1)
      if (passed.includes('sent') && isFile(line)) emit('file:uploaded', { conversationId, id })
      for (const stage of passed) {
        if (stage !== 'sent') emit(stage === 'read' ? 'message:read' : 'message:delivered', { conversationId, id })
      }
    }
  })
}

/** Who comes, goes and types, and what becomes of asking for a person. */
function followPeople({ thread }: Chat, emit: App['host']['emit']): () => void {
  const conversationId = thread.id
  let agent = thread.agent.peek()
  let typing = false
  let waited = thread.status.peek() === 'waiting'
  let placed = thread.place.peek()?.position ?? null
  const ends = [
    effect(() => {
      const [before, now] = [agent, thread.agent.value]
      agent = now
      if (before && before.id !== now?.id) emit('agent:left', { conversationId, name: before.name })
      if (now && before?.id !== now.id) emit('agent:joined', { conversationId, name: now.name })
    }),
    effect(() => {
      const now = thread.typing.value?.kind === 'agent'
      if (now !== typing) emit('agent:typing', { conversationId, typing: now })
      typing = now
    }),
    effect(() => {
      const status = thread.status.value
      if (waited && status === 'open') emit('handoff:accepted', { conversationId })
      if (waited && status === 'assistant') emit('handoff:declined', { conversationId })
      waited = status === 'waiting'
    }),
    effect(() => {
      const place = thread.place.value?.position ?? null
      if (place !== null && place !== placed) emit('handoff:queued', { conversationId, place })
      placed = place
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function followAvailability({ client }: App, emit: App['host']['emit']): () => void {
  let told = JSON.stringify(client.availability.peek())
  return effect(() => {
    const now = client.availability.value
    const text = JSON.stringify(now)
    if (!now || text === told) return
    told = text
    emit('availability:changed', { open: now.open, online: now.online, opensAt: now.opensAt })
  })
}

/** Tells the server where the shopper is while a conversation is open, and what is in the cart where that was agreed to. */
function followPage({ client, facts, host, locale }: App): () => void {
  return effect(() => {
    const open = client.conversations.value.some(({ status }) => status !== 'solved')
    const known = facts.value
    if (!open || !known) return
    const tell = async () => {
      const { preferences } = await host.agreed()
      const cart = preferences ? known.cart() : null
      client.setContext({ page: known.page(), cart, locale: locale.peek(), referrer: known.referrer() })
    }
    void tell()
    return known.onChange(() => void tell())
  })
}

/** Tells the page what becomes of messages, of asking for a person, and who is there; from now on, not what was. And the server, what the page is. */
export function followTalk(app: App): void {
  const { emit, root } = app.host
  // Destroyed while this was travelling.
  if (!root.host.isConnected) return
  const followed = new Set<string>()
  app.ends.push(
    effect(() => {
      for (const { id } of app.chats.list.value) {
        if (followed.has(id)) continue
        followed.add(id)
        // What is read on the way must not begin this anew.
        untracked(() => {
          const chat = app.chats.get(id)
          app.ends.push(followLines(chat, emit), followPeople(chat, emit))
        })
      }
    }),
    followAvailability(app, emit),
    followPage(app),
  )
}
