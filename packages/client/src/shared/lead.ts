import type { VisitorCommand, VisitorInput } from '@deskbell/protocol'
import { DisconnectedError } from '../errors.ts'
import type { Clock, VisitorConnection } from '../types.ts'
import { subjectOf } from './subject.ts'
import type { Answered, Part, Tab } from './words.ts'

/** Whose session the connection has. */
interface Seat {
  token: string
  /** The person that was proven, else empty. */
  who: string
  /** The session ended, or the server does not know it: anybody may take the seat. */
  lost: boolean
}
type Start = VisitorInput<'session:start'>

/** Has the connection: asks for all tabs, tells them what is pushed. */
export function lead(tab: Tab, line: VisitorConnection, clock: Clock): Part {
  let seat: Seat | null = null
  let turn = 0
  /** The tab that may change whose session it is: meanwhile nobody else asks, lest it be asked as somebody else. */
  let moving: string | undefined
  let ended = false
  const now = () => `${tab.id} ${turn}`

  function say(but = moving): void {
    const state = moving ? 'connecting' : line.state.peek()
    const standing = { state, refused: line.refused?.peek() ?? null, turn: now(), but }
    tab.say({ kind: 'standing', ...standing })
    tab.stand(standing)
  }
  function move(by: string, to?: string): void {
    turn++
    moving = to
    say(by)
  }

  /** `null` for whoever is somebody else, and needs a connection of their own. */
  async function start(from: string, input: Start, ms?: number): Promise<Answered | null> {
    const who = subjectOf(input.identity)
    const before = seat
    const isOther = before && who !== '' && who !== before.who
    if (before && !before.lost && (input.token !== before.token || (isOther && before.who))) return null
    if (isOther || before?.lost) move(from, from)
    const mine = turn
    const answer = await line.request('session:start', input, ms).catch(() => null)
    if (mine !== turn || ended) throw new DisconnectedError('the connection broke')
    if (answer?.ok) {
      const token = answer.token as string
      seat = { token, who: who || (before?.token === token ? before.who : ''), lost: false }
    } else if (before && (!answer || /unauthorized|erased/.test(answer.error.code))) before.lost = true
    if (moving || (before && before.token !== seat?.token)) move(from)
    if (!answer) throw new DisconnectedError('no answer')
    return answer
  }

  async function ask(from: string, command: VisitorCommand, input: unknown, ms?: number): Promise<Answered | null> {
    if (moving && moving !== from) throw new DisconnectedError('not connected')
    if (command === 'session:start') return start(from, input as Start, ms)
    const answer = await line.request(command, input, ms)
    if (answer.ok && seat && /^(session:end|visitor:erase)$/.test(command)) seat.lost = true
    return answer
  }
  function wake(): void {
    if (line.state.peek() === 'offline') line.start()
  }

  line.start()
  const ends = [
    line.state.subscribe(() => {
      seat = null
      moving = undefined
      turn++
      say()
    }),
    ...[...tab.events()].map((event) =>
      line.on(event, ((...args: unknown[]) => {
        tab.emit(event, args)
        // Whoever has the connection comes back for all.
        if (event !== 'server:draining') tab.say({ kind: 'event', event, args })
      }) as never),
    ),
  ]

  return {
    async request(command, input, ms) {
      const answer = await ask(tab.id, command, input, ms)
      if (answer) return answer
      tab.apart()
      throw new DisconnectedError('not connected')
    },
    hear(word) {
      if (word.kind === 'hello') {
        wake()
        say()
      }
      // What waited in a page that stood still was asked of another tab since.
      if (word.kind !== 'ask' || word.until < clock.now()) return
      const { from: to, id, command, input, ms } = word
      const answered = word.turn === now() ? ask(to, command, input, ms) : Promise.reject()
      void answered
        .then((answer) => (answer ? { answer } : { apart: true }))
        .catch(() => ({}))
        .then((how) => !ended && tab.say({ kind: 'answer', to, id, ...how }))
    },
    wake,
    end() {
      ended = true
      for (const end of ends) end()
      line.stop()
    },
  }
}
