import type { Place, Publish } from '../deps.ts'
import { channelsOf, type From, type Hint, type Hints } from './hints.ts'

/** What hears of other nodes' doings. */
export interface Hearing extends Publish {
  /** Another node stored entries from these seqs on. */
  stored(place: Place, from: From): void
}

/** Publishes here and hints to the other nodes; what one turn of the loop does to a conversation is one hint. */
export function spread(local: Publish, hints: Pick<Hints, 'send'>): Publish {
  const send = (hint: Hint) => hints.send(channelsOf(hint), hint)
  let due: Map<string, Extract<Hint, { kind: 'conversation' }>> | null = null

  function flush(): void {
    for (const hint of due?.values() ?? []) send(hint)
    due = null
  }
  function later(place: Place) {
    if (!due) {
      due = new Map()
      setImmediate(flush)
    }
    const { id, site, visitor } = place
    const hint = due.get(id) ?? { kind: 'conversation', place: { id, site, visitor }, from: {}, moved: false }
    due.set(id, hint)
    return hint
  }
  const small = ({ id, site, visitor }: Place): Place => ({ id, site, visitor })

  return {
    entry(place, entry, answered) {
      local.entry(place, entry, answered)
      const { from } = later(place)
      from[entry.stream] = Math.min(from[entry.stream] ?? entry.seq, entry.seq)
    },
    again: local.again,
    conversation(place, moved) {
      local.conversation(place, moved)
      const hint = later(place)
      hint.moved ||= moved
    },
    receipt(place, side, marks) {
      local.receipt(place, side, marks)
      send({ kind: 'receipt', place: small(place), side, marks })
    },
    typing(place, typing) {
      local.typing(place, typing)
      send({ kind: 'typing', place: small(place), typing })
    },
    answer: local.answer,
    context(who) {
      local.context(who)
      send({ kind: 'context', who })
    },
    presence(site) {
      local.presence(site)
      send({ kind: 'presence', site })
    },
    visitor(who) {
      local.visitor(who)
      send({ kind: 'visitor', who })
    },
    report(site) {
      local.report(site)
      send({ kind: 'report', site })
    },
    views(site, owner) {
      local.views(site, owner)
      send({ kind: 'views', site, owner })
    },
    lowScore(site, news) {
      local.lowScore(site, news)
      send({ kind: 'lowScore', site, news })
    },
    viewing(site, look) {
      local.viewing(site, look)
      send({ kind: 'viewing', site, look })
    },
    erased(site, erased) {
      local.erased(site, erased)
      send({ kind: 'erased', site, erased })
    },
    signedOut(session) {
      local.signedOut(session)
      send({ kind: 'signedOut', session })
    },
  }
}

type Heard = { [K in Hint['kind']]: (local: Hearing, hint: Extract<Hint, { kind: K }>) => void }
const heard: Heard = {
  conversation(local, { place, from, moved }) {
    local.stored(place, from)
    local.conversation(place, moved)
  },
  receipt: (local, { place, side, marks }) => local.receipt(place, side, marks),
  typing: (local, { place, typing }) => local.typing(place, typing),
  context: (local, { who }) => local.context(who),
  presence: (local, { site }) => local.presence(site),
  visitor: (local, { who }) => local.visitor(who),
  report: (local, { site }) => local.report(site),
  views: (local, { site, owner }) => local.views(site, owner ?? null),
  lowScore: (local, { site, news }) => local.lowScore(site, news),
  viewing: (local, { site, look }) => local.viewing(site, look),
  erased: (local, { site, erased }) => local.erased(site, erased),
  signedOut: (local, { session }) => local.signedOut(session),
}

/** Tells the devices of this node what another one hints at. A kind of a later version is left alone. */
export function hear(local: Hearing, hint: Hint): void {
  if (Object.hasOwn(heard, hint.kind)) heard[hint.kind](local, hint as never)
}
