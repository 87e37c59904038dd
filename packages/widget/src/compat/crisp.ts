import type { EventName } from '../launcher/event-map.ts'
import { createPerson, factsOf, type Person } from './person.ts'
import { createShim, pageOf, putGlobal, recordOf, runOf, type Table, type Target, textOf } from './shim.ts'

const events: Record<string, [ours: EventName, pick: (payload: Record<string, unknown>) => unknown]> = {
  'session:loaded': ['ready', () => undefined],
  'chat:initiated': ['conversation:started', () => undefined],
  'chat:opened': ['panel:opened', () => undefined],
  'chat:closed': ['panel:closed', () => undefined],
  'message:sent': ['message:sent', ({ text }) => ({ content: text, from: 'user' })],
  'message:received': ['message:received', ({ text }) => ({ content: text, from: 'operator' })],
  'message:compose:received': ['agent:typing', ({ typing }) => typing],
  'website:availability:changed': ['availability:changed', ({ online }) => Number(online) > 0],
  'helpdesk:queried': ['faq:searched', ({ query }) => query],
}

/** The value at a place of their arguments, which are a list. */
const at = (args: unknown, place = 0): unknown => (Array.isArray(args) ? args[place] : undefined)
/** Pairs as they pass them: one pair, or a list of pairs. */
const pairsOf = (args: unknown): unknown[][] => {
  const first = at(args)
  const pairs = Array.isArray(first) ? first : [args]
  return pairs.filter((pair): pair is unknown[] => Array.isArray(pair) && typeof pair[0] === 'string')
}

const doing = (deskbell: Target, person: Person): Table => ({
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
  'session:reset': () => person.leave(),
  'message:thread:start': () => deskbell.open('chat/new'),
})
const setting = (deskbell: Target, person: Person): Table => ({
  'user:email': (args) => person.is({ email: textOf(at(args)) }),
  'user:nickname': (args) => person.is({ name: textOf(at(args)) }),
  'user:phone': (args) => person.has(factsOf({ phone: at(args) })),
  'user:company': (args) => person.has(factsOf({ company: at(args) })),
  'session:segments': (args) => person.label(...(Array.isArray(at(args)) ? (at(args) as unknown[]) : [])),
  'session:data': (args) => person.has(factsOf(Object.fromEntries(pairsOf(args)))),
  'session:event'(args) {
    for (const [name] of pairsOf(args)) void deskbell.track(textOf(name))
  },
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
  const person = createPerson(deskbell)
  const tables = {
    do: createShim('Crisp', doing(deskbell, person)),
    set: createShim('Crisp', setting(deskbell, person)),
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
