import { EventEmitter } from 'node:events'

type Run = (...args: never[]) => void

/** A socket of the simulated server; `push` is its wire to the device. */
export class SimulatedSocket {
  readonly id: string
  readonly nsp: { name: string }
  readonly handshake: { headers: Record<string, string> }
  connected = true
  private readonly space: SimulatedSpace
  private readonly push: (event: string, payload: unknown) => void
  private readonly heard: Run[] = []
  private readonly ends: Run[] = []

  constructor(
    space: SimulatedSpace,
    id: string,
    headers: Record<string, string>,
    push: (event: string, payload: unknown) => void,
  ) {
    this.space = space
    this.id = id
    this.nsp = { name: space.name }
    this.handshake = { headers }
    this.push = push
  }
  get disconnected(): boolean {
    return !this.connected
  }
  async join(rooms: string | string[]): Promise<void> {
    for (const room of [rooms].flat()) this.space.adapter.enter(room, this.id)
  }
  async leave(room: string): Promise<void> {
    this.space.adapter.quit(room, this.id)
  }
  emit(event: string, payload: unknown): void {
    if (this.connected) this.push(event, structuredClone(payload))
  }
  onAny(run: Run): void {
    this.heard.push(run)
  }
  on(event: string, run: Run): void {
    if (event === 'disconnect') this.ends.push(run)
  }
  /** A command arrives from the device. */
  hear(command: string, input: unknown, ack: (answer: unknown) => void): void {
    if (this.connected) for (const run of this.heard) run(...([command, structuredClone(input), ack] as never[]))
  }
  disconnect(): void {
    if (!this.connected) return
    this.connected = false
    this.space.drop(this.id)
    for (const run of this.ends) run()
  }
}

/** A namespace of the socket library, as far as the server uses one, in memory. */
export class SimulatedSpace {
  readonly name: string
  readonly sockets = new Map<string, SimulatedSocket>()
  readonly adapter: EventEmitter & {
    rooms: Map<string, Set<string>>
    enter(room: string, id: string): void
    quit(room: string, id: string): void
  }
  private readonly welcome: ((socket: SimulatedSocket) => void)[] = []

  constructor(name: string) {
    this.name = name
    const rooms = new Map<string, Set<string>>()
    const adapter = new EventEmitter()
    this.adapter = Object.assign(adapter, {
      rooms,
      enter(room: string, id: string) {
        const there = rooms.get(room)
        rooms.set(room, (there ?? new Set()).add(id))
        if (!there) adapter.emit('create-room', room)
      },
      quit(room: string, id: string) {
        const there = rooms.get(room)
        if (!there?.delete(id) || there.size > 0) return
        rooms.delete(room)
        adapter.emit('delete-room', room)
      },
    })
  }
  use(): void {}
  on(_event: 'connection', run: (socket: SimulatedSocket) => void): void {
    this.welcome.push(run)
  }
  to(room: string, not: string | string[] = []) {
    return {
      except: (id: string | string[]) => this.to(room, id),
      emit: (event: string, payload: unknown) => {
        const ids = [...(this.adapter.rooms.get(room) ?? [])].filter((id) => ![not].flat().includes(id))
        for (const id of ids) this.sockets.get(id)?.emit(event, payload)
      },
    }
  }
  in(room: string) {
    return {
      disconnectSockets: () => {
        for (const id of [...(this.adapter.rooms.get(room) ?? [])]) this.sockets.get(id)?.disconnect()
      },
    }
  }
  connect(
    id: string,
    headers: Record<string, string>,
    push: (event: string, payload: unknown) => void,
  ): SimulatedSocket {
    const socket = new SimulatedSocket(this, id, headers, push)
    this.sockets.set(id, socket)
    for (const run of this.welcome) run(socket)
    return socket
  }
  drop(id: string): void {
    this.sockets.delete(id)
    for (const room of [...this.adapter.rooms.keys()]) this.adapter.quit(room, id)
  }
}
