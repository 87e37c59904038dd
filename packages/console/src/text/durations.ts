import type { Say } from './say.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A waiting time in words, cut down, never negative. @example sayDuration(say, 42_000) // '42 s' */
export function sayDuration(say: Say, ms: number): string {
  if (ms < minute) return say('time.seconds', { count: Math.max(0, Math.floor(ms / second)) })
  if (ms < hour) return say('time.minutes', { count: Math.floor(ms / minute) })
  if (ms >= day) return say('time.days', { count: Math.floor(ms / day) })
  const minutes = Math.floor((ms % hour) / minute)
  const hours = Math.floor(ms / hour)
  return minutes ? say('time.hoursMinutes', { hours, minutes }) : say('time.hours', { count: hours })
}

/** A duration as a clock, minutes open-ended below an hour. @example clockDuration(42_000) // '0:42' */
export function clockDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / second))
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest.replace(/^0/, '')
}

/** How long ago, coarse: for lists. */
export function sayAgo(say: Say, ms: number): string {
  if (ms < minute) return say('time.now')
  return ms < day ? sayDuration(say, ms < hour ? ms : ms - (ms % hour)) : sayDuration(say, ms)
}

/** Whether somebody has waited so long that the clock turns red: at the site's target. */
export const isLate = (ms: number, targetMs = 5 * minute): boolean => ms >= targetMs
