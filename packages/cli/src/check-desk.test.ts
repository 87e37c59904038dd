import { DeskFile } from '@deskbell/protocol'
import { checkDesk, checkFile } from '@deskbell/protocol/check'
import * as v from 'valibot'
import { expect, test } from 'vitest'

/** What owners write is "when … then"; an object of the language's own with that key would be taken for a promise. */
const doing = 'then'
const check = (file: object) => checkFile(JSON.stringify({ version: 1, ...file }), DeskFile, checkDesk)
const fields = (file: object) => check(file).map(({ field }) => field)

test('S31 a good file has no faults, and what it leaves out has a default', () => {
  const file = {
    version: 1,
    hours: { zone: 'Europe/Tallinn', week: { mon: [['09:00', '17:00']] } },
    teams: [{ id: 'returns', name: 'Returns', agents: ['ann@shop.example'] }],
    rules: [
      { id: 'returns', words: ['return', 'refund'], when: { cartValue: { min: 100 } }, [doing]: { team: 'returns' } },
    ],
  }
  expect(check(file)).toEqual([])
  expect(v.parse(DeskFile, file)).toMatchObject({ routing: { method: 'manual', capacity: 5 }, hideLauncher: 'never' })
})

test.each([
  [
    { rules: [{ id: 'a', [doing]: { team: 'retuns' } }], teams: [{ id: 'returns', name: 'R', agents: [] }] },
    ['rules.0.then.team'],
  ],
  [{ rules: [{ id: 'a', [doing]: {} }] }, ['rules.0.then']],
  [{ rules: [{ id: 'a', when: { cartVlue: 1 }, [doing]: { tag: ['x'] } }] }, ['rules.0.when.cartVlue']],
  [
    {
      teams: [
        { id: 'a', name: 'A', agents: [] },
        { id: 'a', name: 'B', agents: [] },
      ],
    },
    ['teams.1.id'],
  ],
  [
    { hours: { zone: 'UTC', week: {}, holidays: [{ date: '2026-12-26', until: '2026-12-24' }] } },
    ['hours.holidays.0.until'],
  ],
  [{ hours: { zone: 'Mars', week: {} } }, ['hours.zone']],
])('S31 an owner is told what is wrong: %j', (file, expected) => {
  expect(fields(file)).toEqual(expected)
})
