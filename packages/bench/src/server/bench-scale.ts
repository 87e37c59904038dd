import { parseArgs } from 'node:util'
import { makeFixture, openDesk } from './fixture.ts'
import { cookiesOf, type Grown, grow } from './grown.ts'
import { saturate, visit } from './load.ts'
import { startSubject } from './subject.ts'
import { openWire } from './wire.ts'

/** `pnpm bench:scale`: what a message costs a server that has much already. `--stored 10000000` goes further. */
const { values } = parseArgs({
  options: { messages: { type: 'string', default: '5000' }, stored: { type: 'string', default: '1000000' } },
})
const messages = Number(values.messages)
const senders = 100
const least: Grown = { stored: 10, open: 10, agents: 1 }

/** CPU seconds for 10,000 messages. */
async function measure(grown: Grown): Promise<number> {
  const fixture = makeFixture()
  await grow(fixture, grown)
  const subject = await startSubject('ours.ts', JSON.stringify(fixture.options))
  const origin = { origin: subject.url }
  for (const cookie of cookiesOf(grown)) {
    const desk = await openWire(subject.url, '/agent', { ...origin, cookie })
    if (!(await desk.ask('session:start', { version: 1 })).ok) throw new Error('an agent was not let in')
  }
  const visitors = await visit(subject.url, senders)
  const desk = await openDesk(
    subject.url,
    visitors.map(({ conversation }) => conversation),
  )
  await saturate([subject], visitors, messages / 5) // Warm.
  const { cpu } = await saturate([subject], visitors, messages)
  await desk.reaches('entry:appended', messages / 5 + messages)
  await subject.stop()
  fixture.drop()
  return cpu
}

async function curve(what: keyof Grown, sizes: readonly number[]): Promise<void> {
  console.log(`\n| ${what} | CPU s per 10,000 messages | × the first |\n| --- | --- | --- |`)
  let first: number | null = null
  for (const size of sizes) {
    const cpu = await measure({ ...least, [what]: size })
    first ??= cpu
    console.log(`| ${size.toLocaleString('en')} | ${cpu.toFixed(2)} | ${(cpu / first).toFixed(2)} |`)
  }
}

const most = Number(values.stored)
await curve(
  'stored',
  [10, 10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= most),
)
await curve('open', [10, 1000, 10_000])
await curve('agents', [1, 50, 500])
process.exit(0)
