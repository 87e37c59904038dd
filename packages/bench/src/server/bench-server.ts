import { parseArgs } from 'node:util'
import { makeFixture, openDesk } from './fixture.ts'
import { comeBack, type Latency, type Loaded, pace, saturate, start, visit } from './load.ts'
import { measureNodes } from './nodes.ts'
import { type Subject, startSubject } from './subject.ts'
import { openWire } from './wire.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '20000' },
    visitors: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    parts: { type: 'string', default: 'load,memory,return,nodes' },
  },
})
const messages = Number(values.messages)
const crowd = Number(values.visitors)
const rounds = Number(values.rounds)
const senders = 100
const idle = Math.min(crowd, 4000)

interface Measured extends Loaded, Latency {}
type Kind = 'relay' | 'inserting' | 'whole'

const fixture = makeFixture()
let made = 0
async function begin(kind: Kind): Promise<Subject> {
  if (kind === 'relay') return startSubject('relay.ts')
  if (kind === 'inserting') return startSubject('relay.ts', makeFixture().folder)
  return startSubject('ours.ts', JSON.stringify({ ...fixture.options, dataDir: `${fixture.folder}/data-${++made}` }))
}

/** One server: saturated, then at half of what it could do. */
async function measure(kind: Kind): Promise<Measured> {
  const subject = await begin(kind)
  const visitors = await visit(subject.url, senders)
  const desk =
    kind === 'whole'
      ? await openDesk(
          subject.url,
          visitors.map(({ conversation }) => conversation),
        )
      : await openWire(subject.url, '/agent')
  await saturate([subject], visitors, messages / 10) // Warm.
  const before = desk.pushed('entry:appended')
  const loaded = await saturate([subject], visitors, messages)
  await desk.reaches('entry:appended', before + messages)
  const latency = await pace(visitors, loaded.perSecond / 2, messages / 4)
  await subject.stop()
  return { ...loaded, ...latency }
}

/** Bytes that one connected, silent visitor costs. */
async function weigh(kind: Kind): Promise<number> {
  const subject = await begin(kind)
  await visit(subject.url, 20) // Warm.
  const before = await subject.usage('memory')
  const wires = []
  for (let n = 0; n < idle; n += 50) {
    wires.push(...(await Promise.all(Array.from({ length: 50 }, () => openWire(subject.url, '/visitor')))))
    await Promise.all(wires.slice(-50).map((wire) => start(wire, null)))
  }
  const memory = await subject.usage('memory')
  await subject.stop()
  return (memory - before) / idle
}

/** A crowd returns: to the relay, which only lets it in, and to the server, where each reads what was said. */
async function returning(kind: Kind): Promise<number> {
  const subject = await begin(kind)
  if (kind !== 'whole') {
    const took = await comeBack(subject.url, crowd, async () => {})
    await subject.stop()
    return took
  }
  const known = await visit(subject.url, crowd)
  for (const { wire } of known) wire.close()
  await new Promise((next) => setTimeout(next, 1000))
  const took = await comeBack(subject.url, crowd, async (wire, n) => {
    const { token, conversation } = known[n]!
    await start(wire, token)
    const page = await wire.ask('conversation:resume', { conversation, stream: 'public', after: 0, afterId: null })
    if (!page.ok) throw new Error('a visitor did not catch up')
  })
  await subject.stop()
  return took
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
const show = (value: number, digits = 2) => value.toFixed(digits)
const kinds = ['relay', 'inserting', 'whole'] as const

async function reportLoad(): Promise<void> {
  const results: Record<Kind, Measured[]> = { relay: [], inserting: [], whole: [] }
  // Round by round, so that a machine that is busy for a while is busy for all.
  for (let round = 0; round < rounds; round++) for (const kind of kinds) results[kind].push(await measure(kind))
  const of = (kind: Kind, what: keyof Measured) => median(results[kind].map((each) => each[what]))
  const ratio = (what: keyof Measured, to: Kind) =>
    median(results.whole.map((each, n) => each[what] / results[to][n]![what]))
  console.log(`${messages} messages, ${senders} senders, ${rounds} rounds, medians\n`)
  console.log('| | relay | relay + insert | Deskbell |\n| --- | --- | --- | --- |')
  for (const [name, what, digits] of [
    ['messages/s at saturation', 'perSecond', 0],
    ['CPU s per 10,000 messages', 'cpu', 2],
    ['p50 at half load, ms', 'p50', 2],
    ['p95 at half load, ms', 'p95', 2],
    ['p99 at half load, ms', 'p99', 2],
  ] as const) {
    console.log(`| ${name} | ${kinds.map((kind) => show(of(kind, what), digits)).join(' | ')} |`)
  }
  console.log(`
CPU per message: ${show(ratio('cpu', 'relay'))} × the relay (target ≤ 1.6)
saturation: ${show(ratio('perSecond', 'inserting'))} × one transaction per message (target ≥ 5)
p99 at half load: ${show(ratio('p99', 'relay'))} × the relay (target ≤ 3)`)
}

async function reportMemory(): Promise<void> {
  const [relay, whole] = [await weigh('relay'), await weigh('whole')]
  console.log(`memory: ${show(whole / 1024, 1)} kB per idle visitor (target ≤ 40), relay ${show(relay / 1024, 1)}`)
}

async function reportReturn(): Promise<void> {
  const [relay, whole] = [await returning('relay'), await returning('whole')]
  const seconds = `${show(whole / 1000)} s caught up, ${show(relay / 1000)} s the relay's connects`
  console.log(`return of ${crowd}: ${show(whole / relay)} × the relay's connects (target ≤ 2): ${seconds}`)
}

async function reportNodes(): Promise<void> {
  const { one, two } = await measureNodes(messages)
  const seconds = `${show(two)} and ${show(one)} CPU s per 10,000 messages, on Postgres and Redis`
  console.log(`two nodes: ${show(two / one)} × the CPU of one per message (target ≤ 2): ${seconds}`)
}

const parts = { load: reportLoad, memory: reportMemory, return: reportReturn, nodes: reportNodes }
for (const part of values.parts.split(',')) {
  if (!Object.hasOwn(parts, part)) throw new Error(`--parts: ${part} is none of ${Object.keys(parts).join(', ')}`)
  await parts[part as keyof typeof parts]()
}
fixture.drop()
process.exit(0)
