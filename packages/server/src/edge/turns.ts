/** What one connection said and was not heard of yet. */
export interface Lane {
  turn: number
  heard: number
  waiting: (() => void)[]
}

/** Lets connections be heard in turn. */
export interface Turns {
  lane(): Lane
  /** `null` where the next of this connection is heard at once, else when its turn comes. */
  pass(lane: Lane): Promise<void> | null
}

/**
 * Each connection is heard so often in one turn of the loop, and has to wait for the next with what else it says: whoever
 * says one thing never waits behind the many things of another.
 */
export function createTurns(perTurn: number): Turns {
  let turn = 1
  let due = false
  let lanes: Lane[] = []

  function later(): void {
    if (due) return
    due = true
    setImmediate(next)
  }
  function next(): void {
    due = false
    turn++
    const busy = lanes
    lanes = []
    for (const lane of busy) {
      lane.turn = turn
      lane.heard = Math.min(perTurn, lane.waiting.length)
      for (const run of lane.waiting.splice(0, perTurn)) run()
      if (lane.waiting.length > 0) lanes.push(lane)
    }
    // Also where nothing waits any more: what was heard just now counts for this turn alone.
    if (busy.length > 0) later()
  }
  return {
    lane: () => ({ turn: 0, heard: 0, waiting: [] }),
    pass(lane) {
      later()
      if (lane.turn !== turn) [lane.turn, lane.heard] = [turn, 0]
      if (lane.heard < perTurn && lane.waiting.length === 0) {
        lane.heard++
        return null
      }
      if (lane.waiting.length === 0) lanes.push(lane)
      return new Promise((heard) => lane.waiting.push(heard))
    },
  }
}
