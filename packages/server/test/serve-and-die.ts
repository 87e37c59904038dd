import { DatabaseSync, StatementSync } from 'node:sqlite'

/** A server that is killed around the commit of the message that says so: `before` it, or `after` and before anything else. */
const moment = process.argv[3]
let due = false
const { exec } = DatabaseSync.prototype
const { run } = StatementSync.prototype

StatementSync.prototype.run = function (this: StatementSync, ...values: unknown[]) {
  if (JSON.stringify(values).includes('die now')) due = true
  return run.apply(this, values as Parameters<typeof run>)
} as typeof run
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  const last = due && sql === 'commit'
  if (last && moment === 'before') process.kill(process.pid, 'SIGKILL')
  exec.call(this, sql)
  if (last) process.kill(process.pid, 'SIGKILL')
}
await import('./serve-until-killed.ts')
