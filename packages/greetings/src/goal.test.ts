import { expect, test } from 'vitest'
import { greeting, noon, rules } from '../test/case.ts'
import { rememberGoal } from './goal.ts'
import { emptyMemory } from './memory.ts'
import { rememberShown } from './remember.ts'

const hour = 3_600_000
const file = rules([
  greeting('buy', {}, { goal: { event: 'purchase' } }),
  greeting('soon', {}, { goal: { url: '/thank-you*', hours: 1 } }),
  greeting('none'),
])
const shown = (id: string, control = false) =>
  rememberShown(emptyMemory, { greeting: id, variant: 'b', control }, { now: noon, session: 's', pageId: 'p' })

test('the first goal within the hours counts, once', () => {
  const first = rememberGoal(file, shown('buy'), { event: 'purchase' }, noon + 23 * hour)
  expect(first.reached).toEqual([{ greeting: 'buy', variant: 'b', control: false }])
  expect(rememberGoal(file, first.memory, { event: 'purchase' }, noon + 23.5 * hour).reached).toEqual([])
})
test('once per visitor, even when the greeting is shown again', () => {
  const { memory } = rememberGoal(file, shown('buy'), { event: 'purchase' }, noon + hour)
  const again = rememberShown(
    memory,
    { greeting: 'buy', variant: 'b' },
    { now: noon + 9 * hour, session: 's', pageId: 'p' },
  )
  expect(rememberGoal(file, again, { event: 'purchase' }, noon + 10 * hour).reached).toEqual([])
})
test('too late, another event, or never shown: nothing', () => {
  expect(rememberGoal(file, shown('buy'), { event: 'purchase' }, noon + 25 * hour).reached).toEqual([])
  expect(rememberGoal(file, shown('buy'), { event: 'add' }, noon).reached).toEqual([])
  expect(rememberGoal(file, emptyMemory, { event: 'purchase' }, noon).reached).toEqual([])
})
test('a page as the goal', () => {
  const at = { url: 'https://shop.example/thank-you?order=1' }
  expect(rememberGoal(file, shown('soon'), at, noon + hour).reached).toHaveLength(1)
  expect(rememberGoal(file, shown('soon'), at, noon + 2 * hour).reached).toEqual([])
})
test('the comparison group is counted alike', () => {
  expect(rememberGoal(file, shown('buy', true), { event: 'purchase' }, noon).reached).toMatchObject([{ control: true }])
})
