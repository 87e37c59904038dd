import type { Clock, Line, VisitorClient, VisitorThread } from '@deskbell/client'
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Choice, Message, Words } from '../assistant/index.ts'
import type { TabMemory } from '../panel/edge/tab-memory.ts'
import type { AnsweredGreeting, PanelHost } from '../seams.ts'
import { type Brain, createAssistant } from './assistant.ts'

/** The page's hooks at work, where it has some: `hooks/index.ts` puts them there. */
export interface AppliedHooks {
  send?: (text: string) => string | null
  show?: (lines: readonly Line[]) => readonly Line[]
}

export interface ChatDeps {
  client: VisitorClient
  clock: Clock
  memory: TabMemory
  emit: PanelHost['emit']
  /** The page's; what it adds later counts from then on. */
  hooks: AppliedHooks
  brain(message: Message): Promise<Brain | 'none' | null>
  words(words: Words): string
  /** Somebody else's words arrived while this page is open. */
  received(line: Line): void
  /** The shopper would rather search. */
  search(query: string): void
  /** Lets an act pass once the shopper has agreed and told what the site asks for first. */
  pass(chat: Chat, act: () => void): void
}

/** One conversation as the panel uses it: the thread, its draft, and the assistant while it answers. */
export interface Chat {
  readonly thread: VisitorThread
  readonly draft: Signal<string>
  readonly choices: ReadonlySignal<readonly Choice[]>
  readonly ask: ReadonlySignal<Words | null>
  readonly thinking: ReadonlySignal<boolean>
  /** The assistant answers; a person can be asked for. */
  readonly assisted: () => boolean
  write(text: string): void
  send(text: string): void
  choose(choice: Choice): void
  askPerson(label: string): void
  greet(greeting: AnsweredGreeting): void
  stop(): void
}

const typingMs = 4000

export function createChat(thread: VisitorThread, deps: ChatDeps): Chat {
  // One that has not begun has a new id on every page and in every tab.
  const draftKey = () => `draft:${deps.client.conversations.peek().some(({ id }) => id === thread.id) ? thread.id : ''}`
  const draft = signal(String(deps.memory.get(draftKey()) ?? ''))
  const stopWatching = deps.memory.watch((key, text) => {
    if (key === draftKey()) draft.value = String(text ?? '')
  })
  const assistant = createAssistant({
    ...deps,
    thread,
    handOver(reason) {
      assistant.hush()
      thread.requestHandoff(reason)
      deps.emit('handoff:requested', { conversationId: thread.id, reason })
    },
  })
  const stopFollowing = followArrivals(thread, (line) => {
    deps.received(line)
    if (line.body.kind === 'solved')
      deps.emit('conversation:ended', { conversationId: thread.id, by: line.author.kind })
  })
  let endTyping: (() => void) | null = null

  function setTyping(typing: boolean): void {
    endTyping?.()
    if (typing || endTyping) thread.setTyping(typing)
    endTyping = typing ? deps.clock.after(typingMs, () => setTyping(false)) : null
  }

  function say(text: string): void {
    const first = thread.lines.value.length === 0
    setTyping(false)
    thread.send(text)
    // The first real act: from here on there is something to deliver.
    deps.client.connect()
    if (first) deps.emit('conversation:started', { conversationId: thread.id })
    deps.emit('message:sent', { conversationId: thread.id, text })
  }

  function act(label: string, message: Message): void {
    deps.pass(chat, () => {
      say(label)
      assistant.hear(message)
    })
  }

  const chat: Chat = {
    thread,
    draft,
    choices: assistant.choices,
    ask: assistant.ask,
    thinking: assistant.thinking,
    assisted: () => thread.status.value === 'assistant' && !assistant.silent.value,
    write(text) {
      draft.value = text
      deps.memory.set(draftKey(), text || null)
      setTyping(text !== '' && thread.lines.value.length > 0)
    },
    send(text) {
      if (text.trim() === '') return
      draft.value = ''
      deps.memory.set(draftKey(), null)
      const { send } = deps.hooks
      const words = send ? send(text) : text
      if (words) act(words, { kind: 'text', text: words })
    },
    choose(choice) {
      if (choice.act.kind === 'search') deps.search(choice.act.query)
      else act(deps.words(choice.label), { kind: 'choice', act: choice.act })
    },
    askPerson: (label) => act(label, { kind: 'choice', act: { kind: 'handoff', reason: 'asked' } }),
    greet: (greeting) => deps.pass(chat, () => greet(greeting)),
    stop() {
      stopFollowing()
      stopWatching()
      assistant.stop()
    },
  }
  function greet({ id, text, vars, label, reply }: AnsweredGreeting): void {
    thread.addGreeting(id, text)
    if (reply.say) {
      say(label)
      if (thread.status.value === 'assistant') thread.say(deps.words({ text: reply.say }))
    } else if (reply.agent) chat.askPerson(label)
    else act(label, { kind: 'greeting', greeting: id, article: reply.article ?? null, vars })
  }
  return chat
}

/** Tells of lines by others that were not there before: what the device kept from earlier visits is no arrival. */
function followArrivals(thread: VisitorThread, run: (line: Line) => void): () => void {
  let known: Set<string> | null = null
  return effect(() => {
    const lines = thread.lines.value
    const before = known
    // A thread from an earlier visit fills when it is read from the device; a new one has only arrivals.
    if (lines.length > 0 || before) known = new Set(lines.map((line) => line.key))
    if (!before) return
    const fresh = lines.filter((line) => !before.has(line.key) && line.author.kind !== 'visitor')
    // More than a few at once is a history being caught up with.
    if (fresh.length <= 5) for (const line of fresh) run(line)
  })
}
