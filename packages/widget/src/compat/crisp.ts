import type { EventName } from '../launcher/event-map.ts'
import { createShim, pageOf, putGlobal, recordOf, runOf, type Table, type Target, textOf } from './shim.ts'

const events: Record<string, [ours: EventName, pick: (payload: Record<string, unknown>) => unknown]> = {
  'session:loaded': ['ready', () => undefined],
  'chat:initiated': ['conversation:started', () => undefined],
  'chat:opened': ['panel:opened', () => undefined],
  'chat:closed': ['panel:closed', () => undefined],
  'message:sent': ['message:sent', ({ text }) => ({ content: text, from: 'user' })],
  'message:received': ['message:received', ({ text }) => ({ content: text, from: 'operator' })],
  'helpdesk:queried': ['faq:searched', ({ query }) => query],
}

const doing = (deskbell: Target): Table => ({
  'chat:open': () => deskbell.open(),
  'chat:close': () => deskbell.close(),
  'chat:toggle': () => deskbell.toggle(),
  'chat:show': () => deskbell.show(),
  'chat:hide': () => deskbell.hide(),
  'message:send': (args) => deskbell.send(textOf((args as unknown[])?.[1])),
  'helpdesk:search': () => deskbell.open('help'),
  'helpdesk:query': (args) => deskbell.search(textOf((args as unknown[])?.[0])),
  'helpdesk:article:open': (args) => deskbell.article(textOf((args as unknown[])?.[1])),
  'trigger:run': (args) => deskbell.greet(textOf((args as unknown[])?.[0])),
  'session:reset': () => deskbell.logout(),
})
const setting = (deskbell: Target): Table => ({
  'message:text': (args) => deskbell.prefill(textOf((args as unknown[])?.[0])),
})
const configuring = (deskbell: Target): Table => ({
  'container:index': (args) => deskbell.update({ zIndex: Number((args as unknown[])?.[0]) }),
  'position:reverse': (args) => deskbell.update({ position: (args as unknown[])?.[0] ? 'left' : 'right' }),
})
const asking = (deskbell: Target): Table => ({
  'chat:opened': () => deskbell.get('isOpen'),
  'chat:visible': () => deskbell.get('isVisible'),
  'chat:unread:count': () => deskbell.get('unread'),
  'session:identifier': () => deskbell.get('conversationId'),
})

/**
 * Turns the `$crisp` array into one that drives Deskbell; what was pushed before runs in order. Many listeners may hear
 * one event, and `off` ends those of its event. Returns how to take it away.
 *
 * @example $crisp.push(['do', 'chat:open'])
 */
export function installCrisp(deskbell: Target): () => void {
  const page = pageOf()
  const before = page.$crisp
  const tables = {
    do: createShim('Crisp', doing(deskbell)),
    set: createShim('Crisp', setting(deskbell)),
    config: createShim('Crisp', configuring(deskbell)),
    ask: createShim('Crisp', asking(deskbell)),
  }
  const stops = new Map<string, (() => void)[]>()
  const on = (name: string, run: unknown) => {
    const known = Object.hasOwn(events, name) ? events[name] : undefined
    if (!known) return tables.do.unsupported(`on ${name}`)
    const stop = deskbell.on(known[0], (payload) => runOf(run)(known[1](recordOf(payload))))
    stops.set(name, [...(stops.get(name) ?? []), stop])
  }
  const off = (name: string) => {
    for (const stop of stops.get(name) ?? []) stop()
    stops.delete(name)
  }
  const push = (...calls: unknown[]) => {
    for (const call of calls) {
      const [verb, name, args] = (Array.isArray(call) ? call : []) as [unknown, unknown, unknown]
      if (verb === 'on') on(textOf(name), args)
      else if (verb === 'off') off(textOf(name))
      else if (verb === 'do' || verb === 'set' || verb === 'config') tables[verb].call(name, args)
      else if (verb !== 'safe') tables.do.unsupported(String(verb))
    }
    return calls.length
  }
  const ask = (name: unknown) => tables.ask.call(name)
  const crisp = {
    push,
    get: ask,
    is: (name: unknown) => Boolean(ask(name)),
    do: (n: unknown, a: unknown) => tables.do.call(n, a),
  }
  const remove = putGlobal(page, '$crisp', crisp, before !== undefined && !Array.isArray(before))
  if (page.$crisp === crisp && Array.isArray(before)) push(...before)
  return () => {
    for (const name of [...stops.keys()]) off(name)
    remove()
  }
}
