import type { Clock, VisitorThread } from '@deskbell/client'
import type { HandoffReason } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal } from '@preact/signals-core'
import type { BotState, Choice, Maker, Message, Told, Words } from '../assistant/index.ts'
import type { Place } from '../assistant/speak.ts'
import { painted } from '../panel/edge/painted.ts'
import type { TabMemory } from '../panel/edge/tab-memory.ts'

/** Decides as `decideReply` does, with the site's file, articles and search; a fresh state where `null` is given. */
export type Think = (state: BotState | null, message: Message, maker: Maker) => Promise<Told>
export interface Brain extends Think {
  /** Says what was decided, and does what follows from it. */
  speak(decision: Told, place: Omit<Place, 'card'>): Promise<void>
}

export interface AssistantDeps {
  thread: VisitorThread
  clock: Clock
  memory: TabMemory
  /** The assistant's code and knowledge; `null` where the site has no assistant or nothing could be loaded. */
  brain(message: Message): Promise<Brain | 'none' | null>
  words(words: Words): string
  handOver(reason: HandoffReason): void
}

/** The assistant in one conversation: runs in this browser, speaks through the thread, is silent once a person is due. */
export interface Assistant {
  readonly choices: ReadonlySignal<readonly Choice[]>
  /** A short question that the choices answer. */
  readonly ask: ReadonlySignal<Words | null>
  readonly thinking: ReadonlySignal<boolean>
  readonly silent: ReadonlySignal<boolean>
  hear(message: Message): void
  /** A person was asked for by other means. */
  hush(): void
  stop(): void
}

interface Memory {
  state: BotState | null
  choices: Choice[]
  ask?: Words | null
  hushed: boolean
}

export function createAssistant(deps: AssistantDeps): Assistant {
  const { thread } = deps
  const key = `bot:${thread.id}`
  const memory = (deps.memory.get(key) as Memory | null) ?? { state: null, choices: [], hushed: false }
  const choices = signal<readonly Choice[]>(memory.choices)
  const ask = signal(memory.ask ?? null)
  const hushed = signal(memory.hushed)
  const thinking = signal(false)
  let state = memory.state
  let turn = Promise.resolve()

  const off = () => hushed.value || thread.status.value !== 'assistant'
  const remember = () => deps.memory.set(key, { state, choices: choices.value, ask: ask.value, hushed: hushed.value })

  function hush(): void {
    hushed.value = true
    choices.value = []
    remember()
  }

  function offer(below: Told['offer']): void {
    if (!below) return
    ask.value = below.ask ?? null
    choices.value = below.choices
  }

  /** Given back after a person, or begun anew: it starts afresh. */
  function wake(): void {
    hushed.value = false
    state = null
    remember()
  }
  let before = thread.status.peek()
  const stop = effect(() => {
    const now = thread.status.value
    if (now === 'assistant' && before !== 'assistant') wake()
    before = now
  })

  async function reply(message: Message): Promise<void> {
    const brain = await deps.brain(message)
    if (off() || brain === null) return
    if (brain === 'none') {
      deps.handOver('asked')
      return
    }
    const decision = await brain(state, message, thread)
    // A person may have taken over while an answer was made.
    if (off()) return
    state = decision.state
    offer(decision.offer)
    await brain.speak(decision, { ...deps, off, offer })
    if (!off()) remember()
  }

  return {
    choices,
    ask,
    thinking,
    silent: hushed,
    hush,
    stop() {
      stop()
      // Forgotten: what was being made is said to nobody, and nothing is kept of it.
      hushed.value = true
    },
    hear(message) {
      if (off()) return
      choices.value = []
      thinking.value = true
      turn = turn
        // Own words stand there before it begins to think.
        .then(painted)
        .then(() => reply(message))
        .catch((problem) => console.warn('deskbell: the assistant could not answer', problem))
        .finally(() => {
          thinking.value = false
        })
    },
  }
}
