import { randomUUID } from 'node:crypto'
import { start } from '../server/load.ts'
import { openWire, type Wire } from '../server/wire.ts'

/** A process of its own that attacks: `flood.ts <url>`. It says once a second what became of what it did. */
const url = process.argv[2] ?? ''
const [sockets, everyMs, perTurn] = [20, 20, 2]
const told = { messages: 0, refused: 0, connects: 0, shut: 0 }

const pause = (ms: number) => new Promise<false>((next) => setTimeout(() => next(false), ms))
const headersOf = (address: string) => ({ 'x-forwarded-for': address })
const said = () => ({
  ...{ cid: randomUUID(), conversation: randomUUID(), author: 'visitor' },
  body: { kind: 'text', text: 'Buy now '.repeat(400) },
})

function talk(wire: Wire): void {
  for (let n = 0; n < perTurn; n++) {
    void wire.ask('message:send', said()).then(({ ok }) => {
      told.messages++
      if (!ok) told.refused++
    })
  }
}

/** Knocks as often as it can from one address, and says nothing. */
async function knock(address: string): Promise<void> {
  for (;;) {
    told.connects++
    await openWire(url, '/visitor', headersOf(address)).catch(() => told.shut++)
    await pause(20)
  }
}

/** One of many machines: it talks for a second, and comes back from another address. */
async function attack(): Promise<void> {
  for (;;) {
    const address = `8.8.${Math.floor(Math.random() * 8)}.${Math.floor(Math.random() * 256)}`
    try {
      const wire = await openWire(url, '/visitor', headersOf(address))
      told.connects++
      if (await Promise.race([start(wire, null).then(({ ok }) => ok), pause(1000)])) {
        const talking = setInterval(() => talk(wire), everyMs)
        await pause(1000)
        clearInterval(talking)
      }
      wire.close()
    } catch {
      told.shut++
      await pause(100)
    }
  }
}

for (let n = 0; n < sockets; n++) void attack()
for (let n = 0; n < 4; n++) void knock('8.8.9.200')
setInterval(() => process.send?.({ ...told }), 200)
process.on('disconnect', () => process.exit(0))
process.send?.({ ...told })
