/** The little that is taken from `ws`, which carries no types of its own. */
declare module 'ws' {
  export class WebSocketServer {}
  export class WebSocket {
    constructor(url: string, options: { headers: Record<string, string> })
    on(event: 'message', run: (data: Buffer) => void): void
    on(event: 'error', run: (error: Error) => void): void
    send(text: string): void
    terminate(): void
  }
}
