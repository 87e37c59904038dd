/** The one thing taken from `ws`, which carries no types of its own. */
declare module 'ws' {
  export class WebSocketServer {}
}
