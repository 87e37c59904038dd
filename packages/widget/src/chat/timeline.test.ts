import { expect, test } from 'vitest'
import { assistant, createFakeThread, createHandClock, mari, visitor } from '../panel/testing/fake-client.ts'
import { arrange, latestOwn } from './timeline.ts'

const hour = 3_600_000
const day = (at: number) => new Date(at).toISOString().slice(0, 10)

function thread() {
  const clock = createHandClock(Date.UTC(2026, 4, 4, 12))
  return { clock, thread: createFakeThread('t', clock) }
}
const shape = (items: ReturnType<typeof arrange>) =>
  items.map((item) => (item.kind === 'message' ? `${item.first ? '[' : ' '}m${item.last ? ']' : ' '}` : item.kind))

test('words of one author that follow each other stand together', () => {
  const { thread: t, clock } = thread()
  t.add(visitor, { kind: 'text', text: 'one' })
  t.add(visitor, { kind: 'text', text: 'two' })
  t.add(mari, { kind: 'text', text: 'three' })
  clock.turn(hour)
  t.add(mari, { kind: 'text', text: 'four' })
  expect(shape(arrange(t.lines.value, day))).toEqual(['day', '[m ', ' m]', '[m]', '[m]'])
})

test('two agents are two groups, and a note parts a group', () => {
  const { thread: t } = thread()
  t.add(mari, { kind: 'text', text: 'one' })
  t.add({ ...mari, id: 'a2' }, { kind: 'text', text: 'two' })
  t.add({ ...mari, id: 'a2' }, { kind: 'taken' })
  t.add({ ...mari, id: 'a2' }, { kind: 'text', text: 'three' })
  expect(shape(arrange(t.lines.value, day))).toEqual(['day', '[m]', '[m]', 'note', '[m]'])
})

test('every day begins with its name, and the order of the lines is kept', () => {
  const { thread: t, clock } = thread()
  t.add(assistant, { kind: 'greeting', greeting: 'g', text: 'hello' })
  clock.turn(13 * hour)
  t.add(visitor, { kind: 'text', text: 'late' })
  t.add({ ...mari, kind: 'system' }, { kind: 'survey', survey: 'ces' })
  const items = arrange(t.lines.value, day)
  expect(shape(items)).toEqual(['day', '[m]', 'day', '[m]', 'survey'])
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
})

test('only the newest own words tell their state', () => {
  const { thread: t } = thread()
  t.add(visitor, { kind: 'text', text: 'one' })
  const { key } = t.add(visitor, { kind: 'text', text: 'two' })
  t.add(mari, { kind: 'text', text: 'three' })
  expect(latestOwn(t.lines.value)).toBe(key)
})
