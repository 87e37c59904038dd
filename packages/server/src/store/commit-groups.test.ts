import { expect, test } from 'vitest'
import { createCommitGroups } from './commit-groups.ts'

function setUp(fail: (statement: string) => boolean = () => false) {
  const log: string[] = []
  const say = (statement: string) => () => {
    log.push(statement)
    if (fail(statement)) throw new Error(`${statement} failed`)
  }
  const groups = createCommitGroups({
    begin: say('begin'),
    commit: say('commit'),
    rollback: say('rollback'),
    savepoint: say('savepoint'),
    release: say('release'),
    rollbackTo: say('rollback to'),
  })
  return { log, groups }
}

test('[M32] writes of one turn share one commit, and hear of it only afterwards', async () => {
  const { log, groups } = setUp()
  const write = (name: string) =>
    groups
      .write(async () => {
        log.push(name)
        return name
      })
      .then((value) => log.push(`told ${value}`))
  await Promise.all([write('a'), write('b')])
  expect(log).toEqual(['begin', 'savepoint', 'a', 'release', 'savepoint', 'b', 'release', 'commit', 'told a', 'told b'])
})

test('[M32] one that fails takes no other with it', async () => {
  const { log, groups } = setUp()
  const results = await Promise.allSettled([
    groups.write(async () => 1),
    groups.write(async () => Promise.reject(new Error('no'))),
    groups.write(async () => 3),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(log.filter((each) => each === 'rollback to')).toHaveLength(1)
  expect(log.at(-1)).toBe('commit')
})

test('[M32] when the commit fails nobody is told of success, and the next group works', async () => {
  let full = true
  const { log, groups } = setUp((statement) => statement === 'commit' && full)
  const results = await Promise.allSettled([groups.write(async () => 1), groups.write(async () => 2)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(log.at(-1)).toBe('rollback')
  full = false
  expect(await groups.write(async () => 4)).toBe(4)
})

test('what is written while a group commits is in the next one', async () => {
  const { log, groups } = setUp()
  let inner: Promise<number> | undefined
  await groups.write(async () => {
    inner = groups.write(async () => 2)
  })
  expect(await inner).toBe(2)
  await groups.idle()
  expect(log.filter((each) => each === 'commit')).toHaveLength(2)
})
