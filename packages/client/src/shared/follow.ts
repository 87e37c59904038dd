import { DisconnectedError } from '../errors.ts'
import type { Clock } from '../types.ts'
import type { Answered, Part, Tab } from './words.ts'

/** A leader that says nothing for so long stands still, milliseconds. */
const aliveMs = 3000
const answerMs = 10_000

interface Pending {
  resolve(answer: Answered): void
  reject(error: Error): void
  cancel(): void
}

/** Speaks through the connection of the tab that leads; `takeOver` where that stands still. */
export function follow(tab: Tab, clock: Clock, takeOver: () => void): Part {
  const pending = new Map<string, Pending>()
  let turn = ''
  let asked = 0
  let online = false
  /** This tab said whose events it wants; before, they may be somebody else's. */
  let isIn = false
  let cancel: (() => void) | null = null

  function heard(): void {
    cancel?.()
    cancel = null
  }
  /** Whether somebody leads, and lives. */
  function probe(): void {
    tab.say({ kind: 'hello' })
    cancel ??= clock.after(aliveMs, takeOver)
  }
  function settle(id: string, how: (one: Pending) => void): void {
    const one = pending.get(id)
    pending.delete(id)
    one?.cancel()
    if (one) how(one)
  }
  function breakOff(): void {
    for (const id of pending.keys()) settle(id, (one) => one.reject(new DisconnectedError('the connection broke')))
  }

  tab.stand({ state: 'connecting', refused: null, turn })
  probe()
  return {
    request(command, input, ms = answerMs) {
      if (!online) return Promise.reject(new DisconnectedError('not connected'))
      if (command === 'session:start') isIn = true
      const id = `${tab.id} ${++asked}`
      return new Promise((resolve, reject) => {
        const late = () => settle(id, () => reject(new DisconnectedError('no answer')))
        pending.set(id, { resolve, reject, cancel: clock.after(ms, late) })
        tab.say({ kind: 'ask', from: tab.id, turn, id, command, input, ms, until: clock.now() + ms })
        probe()
      })
    },
    hear(word) {
      if (word.kind === 'hello' || word.kind === 'ask') return
      heard()
      if (word.kind === 'event') {
        if (isIn) tab.emit(word.event, word.args)
      } else if (word.kind === 'standing') {
        if (word.but !== tab.id) {
          online = word.state === 'online'
          if (word.turn !== turn) {
            isIn = false
            breakOff()
          }
        }
        turn = word.turn
        tab.stand(word)
      } else if (word.to === tab.id) {
        const { answer, apart } = word
        settle(word.id, (one) => (answer ? one.resolve(answer) : one.reject(new DisconnectedError('no answer'))))
        if (apart) tab.apart()
      }
    },
    wake: probe,
    end() {
      heard()
      breakOff()
    },
  }
}
