import { expect, test } from 'vitest'
import { greeting, rules } from '../test/case.ts'
import { selectorsOf } from './selectors.ts'
import { conditionsUsed } from './used.ts'

const file = rules([
  greeting('a', { seconds: 3, any: [{ scroll: 50 }, { clicked: ['.buy', '.atc'] }], not: { event: 'purchase' } }),
  greeting('b', { clicked: '.buy' }),
  greeting('off', { exitIntent: true }, { enabled: false }),
])

test('all conditions in use, nested ones too', () => {
  expect([...conditionsUsed(file)].sort()).toEqual(['any', 'clicked', 'event', 'not', 'scroll', 'seconds'])
})
test('the selectors to watch, each once', () => {
  expect(selectorsOf(file)).toEqual(['.buy', '.atc'])
})
