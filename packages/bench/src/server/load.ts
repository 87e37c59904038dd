import { randomUUID } from 'node:crypto'
import { quantile } from '../measure.ts'
import type { Subject } from './subject.ts'
import { openWire, type Wire } from './wire.ts'

export interface Visitor {
  wire: Wire
  token: string
  conversation: string
}
const body = { kind: 'text', text: 'Hello, is the Corsa in size 41 wide enough for a broad foot?' }
const site = 'bench'

export const start = (wire: Wire, token: string | null) =>
  wire.ask('session:start', { version: 1, site, token, locale: 'en' })
const send = ({ wire, conversation }: Visitor) =>
  wire.ask('message:send', { cid: randomUUID(), conversation, author: 'visitor', body })

/** Brings visitors in, a few at a time; each has said something. */
export async function visit(url: string, count: number): Promise<Visitor[]> {
  const visitors: Visitor[] = []
  while (visitors.length < count) {
    const few = Array.from({ length: Math.min(50, count - visitors.length) }, async () => {
      const wire = await openWire(url, '/visitor')
      const { token } = await start(wire, null)
      const visitor = { wire, token: String(token), conversation: randomUUID() }
      await send(visitor)
      return visitor
    })
    visitors.push(...(await Promise.all(few)))
  }
  return visitors
}

export interface Loaded {
  perSecond: number
  /** CPU seconds of the server for 10,000 messages. */
  cpu: number
}
/** Everybody sends again as soon as the last message is acknowledged: as much as the server can take. */
export async function saturate(
  subjects: readonly Subject[],
  visitors: readonly Visitor[],
  messages: number,
): Promise<Loaded> {
  const used = async () =>
    (await Promise.all(subjects.map((each) => each.usage('cpu')))).reduce((sum, cpu) => sum + cpu, 0)
  const before = await used()
  const began = performance.now()
  let left = messages
  const lane = async (visitor: Visitor) => {
    while (left-- > 0) if (!(await send(visitor)).ok) throw new Error('a message was refused')
  }
  await Promise.all(visitors.map(lane))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: messages / seconds, cpu: ((await used()) - before) / (messages / 10_000) }
}

export interface Latency {
  p50: number
  p95: number
  p99: number
}
/** Messages at an even pace, whatever the answers take. Milliseconds. */
export async function pace(visitors: readonly Visitor[], perSecond: number, messages: number): Promise<Latency> {
  const took: number[] = []
  const answers: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; n < messages; n++) {
    const due = began + (n * 1000) / perSecond
    while (performance.now() < due) await new Promise((next) => setTimeout(next, Math.max(0, due - performance.now())))
    const at = performance.now()
    answers.push(send(visitors[n % visitors.length]!).then(() => void took.push(performance.now() - at)))
  }
  await Promise.all(answers)
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95), p99: quantile(took, 0.99) }
}

/** Everybody comes at once; `begin` is what each does first. Milliseconds until the last is done. */
export async function comeBack(url: string, count: number, begin: (wire: Wire, n: number) => Promise<unknown>) {
  const wires: Wire[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const wire = await openWire(url, '/visitor')
      wires.push(wire)
      await begin(wire, n)
    }),
  )
  const took = performance.now() - began
  for (const wire of wires) wire.close()
  return took
}
