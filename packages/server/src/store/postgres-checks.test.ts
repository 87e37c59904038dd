import { expect, test } from 'vitest'
import { decideUnsafe } from './postgres-checks.ts'

const safe = { fsync: 'on', synchronous_commit: 'on', replica: false }

test.each([
  ['as it comes', {}, null],
  ['with replicas that apply first', { synchronous_commit: 'remote_apply' }, null],
  ['without fsync', { fsync: 'off' }, /fsync is off/],
  ['committing before the disk', { synchronous_commit: 'off' }, /synchronous_commit is off/],
  ['committing before the replicas', { synchronous_commit: 'local' }, /synchronous_commit is local/],
  ['on memory of the replicas', { synchronous_commit: 'remote_write' }, /synchronous_commit is remote_write/],
  ['on a replica', { replica: true }, /read-only replica/],
])('Postgres %s', (_name, change, expected) => {
  const unsafe = decideUnsafe({ ...safe, ...change })
  if (expected === null) expect(unsafe).toBeNull()
  else expect(unsafe).toMatch(expected)
})
