import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeFixture } from '../server/fixture.ts'
import { type Latency, pace, visit } from '../server/load.ts'
import { startSubject } from '../server/subject.ts'

/**
 * What honest visitors notice of a flood: the same visitors at the same pace without and with it, in turns, so that
 * what else the machine does hits both.
 */
const { values } = parseArgs({
  options: { messages: { type: 'string', default: '600' }, rounds: { type: 'string', default: '3' } },
})
const messages = Number(values.messages)
const rounds = Number(values.rounds)
const [honest, perSecond] = [40, 40]

interface Told {
  messages: number
  refused: number
  connects: number
  shut: number
}

/** The server as an operator starts it: with the limits that it has by itself. */
const fixture = makeFixture()
const { messageLimit: _m, hourLimit: _h, siteLimit: _s, actLimit: _a, ...options } = fixture.options
const subject = await startSubject(
  '../server/ours.ts',
  // Honest visitors come over the loopback, attackers from addresses that a proxy tells of.
  JSON.stringify({ ...options, trustedProxies: ['127.0.0.1'], hourLimit: { count: 100_000, perMs: 3_600_000 } }),
)

async function attack() {
  const child = fork(resolve(import.meta.dirname, 'flood.ts'), [subject.url])
  // Attackers have machines of their own: what their process computes here is not taken from the server.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  let told: Told = { messages: 0, refused: 0, connects: 0, shut: 0 }
  await new Promise<void>((ok, fail) => {
    child.on('message', (said) => {
      told = said as Told
      if (told.refused > 0) ok()
    })
    child.once('exit', (code) => fail(new Error(`the flood ended with ${code}`)))
  })
  return {
    told: () => told,
    stop: () =>
      new Promise<void>((ok) => {
        child.removeAllListeners('exit')
        child.once('exit', () => ok())
        child.kill()
      }),
  }
}

const visitors = await visit(subject.url, honest)
await pace(visitors, perSecond, messages / 4) // Warm.
const quiet: Latency[] = []
const flooded: Latency[] = []
const floods: Told[] = []
for (let round = 0; round < rounds; round++) {
  quiet.push(await pace(visitors, perSecond, messages))
  const flood = await attack()
  flooded.push(await pace(visitors, perSecond, messages))
  floods.push(flood.told())
  await flood.stop()
}
await subject.stop()
fixture.drop()

const middle = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const of = (list: readonly Latency[], key: keyof Latency) => middle(list.map((each) => each[key]))
const sum = (key: keyof Told) => floods.reduce((all, each) => all + each[key], 0)
console.info(`${honest} honest visitors, ${perSecond} messages/s, ${rounds} rounds`)
for (const key of ['p50', 'p95', 'p99'] as const) {
  const [without, during] = [of(quiet, key), of(flooded, key)]
  console.info(
    `${key}: ${without.toFixed(1)} ms without, ${during.toFixed(1)} ms during the flood, ratio ${(during / without).toFixed(2)}`,
  )
}
console.info(
  `the flood: ${sum('messages')} messages, ${sum('refused')} refused; ${sum('connects')} connects, ${sum('shut')} refused`,
)
