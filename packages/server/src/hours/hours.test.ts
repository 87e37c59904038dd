import { Hours } from '@deskbell/protocol'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isOpen, openMs, opensAt } from './hours.ts'

const weekday = [['09:00', '17:00']] as [string, string][]
const shop = v.parse(Hours, {
  zone: 'Europe/Tallinn',
  week: {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: [
      ['09:00', '12:00'],
      ['13:00', '16:00'],
    ],
  },
  holidays: [
    { date: '2026-12-24', until: '2026-12-26' },
    { date: '2026-12-31', hours: [['10:00', '12:00']] },
  ],
})
const at = (text: string) => Date.parse(text)

test.each([
  ['a Monday before nine', '2026-05-11T08:59:59+03:00', false],
  ['at nine', '2026-05-11T09:00:00+03:00', true],
  ['before five', '2026-05-11T16:59:59+03:00', true],
  ['at five', '2026-05-11T17:00:00+03:00', false],
  ['in the break', '2026-05-15T12:30:00+03:00', false],
  ['after the break', '2026-05-15T13:00:00+03:00', true],
  ['on a Saturday', '2026-05-16T12:00:00+03:00', false],
  ['in winter', '2026-01-12T09:00:00+02:00', true],
  ['on a holiday', '2026-12-24T12:00:00+02:00', false],
  ['on a short day', '2026-12-31T11:00:00+02:00', true],
  ['after a short day', '2026-12-31T12:00:00+02:00', false],
])('F120 %s', (_, when, open) => {
  expect(isOpen(shop, at(when))).toBe(open)
})

test.each([
  ['the same morning', '2026-05-11T06:00:00+03:00', '2026-05-11T09:00:00+03:00'],
  ['after the break', '2026-05-15T12:00:00+03:00', '2026-05-15T13:00:00+03:00'],
  ['after the weekend', '2026-05-15T18:00:00+03:00', '2026-05-18T09:00:00+03:00'],
  ['over the change to summer time', '2026-03-27T18:00:00+02:00', '2026-03-30T09:00:00+03:00'],
  ['over the change to winter time', '2026-10-23T18:00:00+03:00', '2026-10-26T09:00:00+02:00'],
  ['after the holidays', '2026-12-23T18:00:00+02:00', '2026-12-28T09:00:00+02:00'],
])('F122 it opens again %s', (_, when, opens) => {
  expect(opensAt(shop, at(when))).toBe(at(opens))
})

test('F122 no opening while it is open, without hours, or when it never opens', () => {
  expect(opensAt(shop, at('2026-05-11T10:00:00+03:00'))).toBeNull()
  expect([isOpen(undefined, 0), opensAt(undefined, 0)]).toEqual([true, null])
  expect(opensAt({ ...shop, week: {}, holidays: [] }, 0)).toBeNull()
})

describe('F120 the day of a change of the clock', () => {
  const night = (zone: string, spans: [string, string][]) => v.parse(Hours, { zone, week: { sun: spans } })
  test('an hour that is leapt over opens later, one that comes twice opens the first time', () => {
    const berlin = night('Europe/Berlin', [['02:30', '05:00']])
    expect(opensAt(berlin, at('2026-03-29T00:00:00+01:00'))).toBe(at('2026-03-29T03:30:00+02:00'))
    expect(opensAt(berlin, at('2026-10-25T00:00:00+02:00'))).toBe(at('2026-10-25T02:30:00+02:00'))
  })
  test('a whole day has 23 or 25 hours', () => {
    const newYork = night('America/New_York', [['00:00', '24:00']])
    const hour = 3_600_000
    expect(openMs(newYork, at('2026-03-07T00:00:00-05:00'), at('2026-03-10T00:00:00-04:00'))).toBe(23 * hour)
    expect(openMs(newYork, at('2026-10-31T00:00:00-04:00'), at('2026-11-03T00:00:00-05:00'))).toBe(25 * hour)
  })
  test('zones a half and three quarters of an hour off, and where midnight is leapt over', () => {
    expect(isOpen(night('Asia/Kathmandu', [['09:00', '10:00']]), at('2026-05-10T09:00:00+05:45'))).toBe(true)
    const santiago = night('America/Santiago', [['00:00', '02:00']])
    expect(isOpen(santiago, at('2026-09-06T01:30:00-03:00'))).toBe(true)
  })
})

describe('F120 F122 hours keep to the wall clock on the days when it changes, and where it never does', () => {
  const all = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: weekday, sun: weekday }
  const daily = (zone: string) => v.parse(Hours, { zone, week: all })
  test.each([
    ['Europe/Tallinn', 'to summer time', '2026-03-28T17:00:00+02:00', '2026-03-29T09:00:00+03:00', 15],
    ['Europe/Tallinn', 'to winter time', '2026-10-24T17:00:00+03:00', '2026-10-25T09:00:00+02:00', 17],
    ['America/New_York', 'to summer time', '2026-03-07T17:00:00-05:00', '2026-03-08T09:00:00-04:00', 15],
    ['America/New_York', 'to winter time', '2026-10-31T17:00:00-04:00', '2026-11-01T09:00:00-05:00', 17],
    ['Asia/Kolkata', 'on the day of Europe’s', '2026-03-28T17:00:00+05:30', '2026-03-29T09:00:00+05:30', 16],
  ])('%s %s', (zone, _, closes, opens, hoursShut) => {
    const shop = daily(zone)
    expect([isOpen(shop, at(closes) - 1), isOpen(shop, at(closes))]).toEqual([true, false])
    expect(opensAt(shop, at(closes))).toBe(at(opens))
    expect(at(opens) - at(closes)).toBe(hoursShut * 3_600_000)
    expect([isOpen(shop, at(opens) - 1), isOpen(shop, at(opens))]).toEqual([false, true])
    expect(openMs(shop, at(closes), at(opens) + 8 * 3_600_000)).toBe(8 * 3_600_000)
  })
})

test('business time counts only while it is open', () => {
  const hour = 3_600_000
  expect(openMs(shop, at('2026-05-15T15:30:00+03:00'), at('2026-05-18T09:30:00+03:00'))).toBe(hour)
  expect(openMs(undefined, 1000, 5000)).toBe(4000)
  expect(openMs(shop, 5000, 1000)).toBe(0)
})

test.each([
  [{ zone: 'Europe/Tallin', week: {} }, 'zone'],
  [{ zone: 'UTC', week: { mon: [['17:00', '09:00']] } }, 'week.mon.0'],
  [{ zone: 'UTC', week: { monday: [] } }, 'week.monday'],
  [{ zone: 'UTC', week: {}, holidays: [{ date: '24.12.2026' }] }, 'holidays.0.date'],
])('an owner is told which field is wrong: %j', (file, field) => {
  const { issues = [] } = v.safeParse(Hours, file)
  expect(issues.map((issue) => v.getDotPath(issue))).toContain(field)
})
