/** When a conversation may come back; `name` says it in words. */
export interface SnoozeTime {
  name: 'hour' | 'later' | 'tomorrow' | 'week'
  at: number
}

const hourMs = 3600_000
/** The hour at which a working day begins here. */
const morning = 9

/** Nine o'clock so many days after, in the agent's own zone; days are counted by the calendar, so that DST does not shift them. */
function morningAfter(now: number, days: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, morning).getTime()
}

/** Days until the next Monday, 1 to 7. */
const untilMonday = (now: number): number => ((8 - new Date(now).getDay()) % 7) + (new Date(now).getDay() === 1 ? 7 : 0)

/** The usual times to come back, soonest first. */
export function snoozeTimes(now: number): SnoozeTime[] {
  const times: SnoozeTime[] = [
    { name: 'hour', at: now + hourMs },
    { name: 'later', at: now + 3 * hourMs },
    { name: 'tomorrow', at: morningAfter(now, 1) },
    { name: 'week', at: morningAfter(now, untilMonday(now)) },
  ]
  // On a Sunday, tomorrow is Monday.
  return times.filter(({ at }, index) => times.findIndex((other) => other.at === at) === index)
}
