import { WebSocket } from 'ws'

type Answer = { ok: boolean } & Record<string, unknown>

/** How often it is looked for pushes that are still to come. */
const patience = 400

/** A device that speaks the wire by hand: what loads a server must cost less than the server. */
export interface Wire {
  ask(command: string, input: unknown): Promise<Answer>
  /** Counts what was pushed under this name. */
  pushed(event: string): number
  /** Resolves when so many were pushed. @throws when they do not come */
  reaches(event: string, count: number): Promise<void>
  close(): void
}

/** Connects to a namespace; resolves when the server has let it in. */
export function openWire(url: string, namespace: string, headers: Record<string, string> = {}): Promise<Wire> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers })
  const waiting = new Map<number, (answer: Answer) => void>()
  const counts = new Map<string, number>()
  const answered = new RegExp(`^43${namespace},(\\d+)`)
  let asked = 0

  function hear(text: string): void {
    if (text === '2') socket.send('3')
    const id = answered.exec(text)
    if (id) {
      waiting.get(Number(id[1]))?.(JSON.parse(text.slice(id[0].length))[0])
      waiting.delete(Number(id[1]))
      return
    }
    const event = /^42[^[]*\["([^"]+)"/.exec(text)?.[1]
    if (event) counts.set(event, (counts.get(event) ?? 0) + 1)
  }

  const wire: Wire = {
    ask: (command, input) =>
      new Promise((ok) => {
        waiting.set(++asked, ok)
        socket.send(`42${namespace},${asked}${JSON.stringify([command, input])}`)
      }),
    pushed: (event) => counts.get(event) ?? 0,
    async reaches(event, count) {
      for (let tries = 0; wire.pushed(event) < count; tries++) {
        if (tries === patience) throw new Error(`${wire.pushed(event)} of ${count} ${event} came`)
        await new Promise((next) => setTimeout(next, 50))
      }
    },
    close: () => socket.terminate(),
  }
  return new Promise((ok, fail) => {
    socket.on('error', fail)
    socket.on('message', (data) => {
      const text = String(data)
      if (text.startsWith('0{')) socket.send(`40${namespace},`)
      else if (text.startsWith(`40${namespace}`)) ok(wire)
      else hear(text)
    })
  })
}
