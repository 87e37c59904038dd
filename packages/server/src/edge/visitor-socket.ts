import {
  type Answer,
  refuse,
  type VisitorAnswers,
  type VisitorCommand,
  type VisitorInput,
  visitorCommands,
} from '@deskbell/protocol'
import { type Answers, requestAnswer } from '../answers/request-answer.ts'
import { setContext } from '../context/set-context.ts'
import { changeMessage } from '../conversations/change-message.ts'
import { endConversation } from '../conversations/end.ts'
import { flowAttribute } from '../conversations/flow-attribute.ts'
import { flowTag } from '../conversations/flow-tag.ts'
import { markReceipt } from '../conversations/mark-receipt.ts'
import { readQueue } from '../conversations/queue.ts'
import { requestHandoff } from '../conversations/request-handoff.ts'
import { readLog } from '../conversations/resume.ts'
import { sendMessage, waitOfSender } from '../conversations/send-message.ts'
import { setTyping } from '../conversations/set-typing.ts'
import type { Deps, VisitorWho } from '../deps.ts'
import { submitForm } from '../forms/submit-form.ts'
import { setProfile } from '../identity/profile.ts'
import type { ProvenPerson } from '../identity/verify-identity.ts'
import { mailTranscript, readMail, setMail } from '../mail/ask.ts'
import { asksForPrivacy } from '../privacy/cut-url.ts'
import { eraseVisitor } from '../privacy/erase-visitor.ts'
import { exportVisitor } from '../privacy/export-visitor.ts'
import { saveGreeting, saveMiss, saveVote } from '../reports/save-record.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { rowOfVisitor } from '../store/conversations.ts'
import { offerOnReturn } from '../surveys/offer-on-return.ts'
import { requestOffer } from '../surveys/request-offer.ts'
import { saveAnswer } from '../surveys/save-answer.ts'
import { describeDevice } from '../visitors/describe-device.ts'
import { endVisit, findVisitor, readSession } from '../visitors/start-session.ts'
import type { Crowd } from './crowd.ts'
import { type Door, type DoorState, openDoor } from './door.ts'
import type { VisitorNamespace } from './namespaces.ts'
import { sessionRoom, siteRoom, visitorRoom } from './rooms.ts'

type VisitorSocket = Parameters<Parameters<VisitorNamespace['on']>[1]>[0]
/** Does what a visitor asks who is known. */
type Run<I, A> = (who: VisitorWho, input: I, visit: Visit, asSent: boolean) => Promise<Answer<A>>
type Handled = {
  [C in VisitorCommand]: (visit: Visit, input: VisitorInput<C>, asSent: boolean) => Promise<Answer<VisitorAnswers[C]>>
}

/** Who is at the other end; `null` before `session:start`. */
interface Seat {
  who: VisitorWho | null
  token: string
  /** An identity was proven; `until` when that holds, `null` for ever. */
  proven: boolean
  until: number | null
  /** Calls off what happens when it holds no longer, or when nothing is said. */
  stay(): void
  /** One of her connections less. */
  gone(): void
  /** The start under way: one that comes twice is answered one after the other. */
  starting: Promise<unknown>
}
/** A connection, and who sits at it. */
interface Visit {
  socket: VisitorSocket
  seat: Seat
}
const nothing = (): void => {}
/** Who is let in; in a simulation everybody. */
type VisitorCrowd = Pick<Crowd, 'helloWait' | 'enter'>
const everybody: VisitorCrowd = { helloWait: () => 0, enter: () => nothing }

/** A connection has so long to say who it is, milliseconds. */
const helloMs = 5000
/** When one of a visitor's other connections may have ended, milliseconds. */
const tooManyMs = 60_000
/** A device has so long to bring a new proof before the old one counts no more, milliseconds. */
const renewMs = 60_000

const isPrivate = (socket: VisitorSocket): boolean => asksForPrivacy(socket.handshake.headers)

const begun = Promise.resolve()

function leave(deps: Deps, socket: VisitorSocket, seat: Seat): void {
  const { who } = seat
  if (!who) return
  seat.who = null
  seat.stay()
  seat.gone()
  void socket.leave(visitorRoom(who.id))
  void socket.leave(sessionRoom(hashSecret(seat.token)))
  void socket.leave(siteRoom(who.site))
  void deps.presence.leave('visitor', who.site, who.id).then((last) => last && deps.publish.visitor(who))
}

/** Whoever asks twice without a token, because an answer was lost or the wire doubled it, is no second newcomer. */
const sameNewcomer = (seat: Seat, input: VisitorInput<'session:start'>) =>
  input.token === null && !input.identity && !seat.proven && seat.who?.site === input.site
    ? { ...input, token: seat.token }
    : input

/** Whether the page may show the site's widget, also after what was said at another node a moment ago. */
async function isPageOf({ siteBook, sites, pages }: Deps, key: string, socket: VisitorSocket): Promise<boolean> {
  await siteBook.refresh()
  const site = sites.get(key)
  return site === undefined || pages.isPageOf(site, socket.handshake.headers)
}

/** Keeps that an identity was proven, until the proof runs out. */
function prove(deps: Deps, { socket, seat }: Visit, person: ProvenPerson | null): void {
  seat.stay()
  Object.assign(seat, { stay: nothing, proven: person !== null, until: person?.expiresAt ?? null })
  if (seat.until === null) return
  const ms = Math.max(0, seat.until + renewMs - deps.clock.now())
  seat.stay = deps.clock.after(ms, () => leave(deps, socket, seat))
}

/** The rooms first, then the log: what is committed between is pushed, and nothing falls between. */
async function enter(deps: Deps, { socket, seat }: Visit, who: VisitorWho): Promise<void> {
  void deps.presence.join('visitor', who.site, who.id).then((first) => first && deps.publish.visitor(who))
  await socket.join([visitorRoom(who.id), siteRoom(who.site), sessionRoom(hashSecret(seat.token))])
  await deps.follow.visitor(who.id)
}

async function start(deps: Deps, crowd: VisitorCrowd, { socket, seat }: Visit, given: VisitorInput<'session:start'>) {
  const input = sameNewcomer(seat, given)
  if (!(await isPageOf(deps, input.site, socket))) return refuse('forbidden', { field: 'origin' })
  const device = isPrivate(socket) ? null : describeDevice(socket.handshake.headers['user-agent'])
  const found = await findVisitor(deps, input, device)
  if (!found.ok) return found
  const { who, token, person, dropped } = found
  // Several tabs may speak through one connection: each says the session, and nothing of it ends for that.
  const isSame = seat.who?.id === who.id && seat.who.site === who.site && seat.token === token
  if (!isSame) leave(deps, socket, seat)
  // Other tabs of this device come in anew, as whoever this is now.
  if (dropped !== null) deps.publish.signedOut(dropped)
  const gone = isSame ? seat.gone : crowd.enter(who.id)
  if (!gone) return refuse('rate_limited', { afterMs: tooManyMs })
  if (socket.disconnected) {
    gone()
    return refuse('unavailable')
  }
  Object.assign(seat, { gone, who, token })
  if (!isSame || person) prove(deps, { socket, seat }, person)
  if (!isSame) await enter(deps, { socket, seat }, who)
  const session = await readSession(deps, found)
  if (session.conversations.some(({ status }) => status === 'waiting')) void tellPlaces(deps, socket, who)
  await offerOnReturn(deps, who)
  return { ok: true as const, ...session }
}

async function tellPlaces(deps: Deps, socket: VisitorSocket, who: VisitorWho): Promise<void> {
  for (const { visitor, place } of await readQueue(deps, who.site)) {
    if (visitor === who.id) socket.emit('queue:changed', place)
  }
}

/** The device that asks is answered; all others are told, and end. */
async function eraseOwn(deps: Deps, visit: Visit, who: VisitorWho): Promise<Answer<Record<never, never>>> {
  leave(deps, visit.socket, visit.seat)
  const answer = await eraseVisitor(deps, who)
  return answer.ok ? { ok: true } : answer
}

/** Made once for all: what is one connection's own comes with each command. */
function createHandlers(deps: Deps, crowd: VisitorCrowd, answers: Answers): Handled {
  /** Nothing but `session:start` is heard before it. */
  const known =
    <I, A>(run: Run<I, A>) =>
    (visit: Visit, input: I, asSent: boolean): Promise<Answer<A>> =>
      visit.seat.who ? run(visit.seat.who, input, visit, asSent) : Promise.resolve(refuse('unauthorized'))
  /** The same within the limit for what is no message; `what` has a limit of its own. */
  const limited = <I, A>(run: Run<I, A>, what = 'acts') =>
    known<I, A>(async (who, ...asked) => {
      const afterMs = deps.actLimit.take(`${who.id} ${what}`)
      return afterMs > 0 ? refuse('rate_limited', { afterMs }) : run(who, ...asked)
    })

  /** What reads or removes everything is asked for by hand. */
  const rarely = <I, A>(run: Run<I, A>) =>
    known<I, A>(async (who, ...asked) => {
      const afterMs = deps.rareLimit.take(who.id)
      return afterMs > 0 ? refuse('rate_limited', { afterMs }) : run(who, ...asked)
    })

  /** What follows people about; of a browser that asks for privacy it is taken and not kept. */
  const followed = <I, A extends object>(run: Run<I, A>, taken: (input: I) => A) =>
    limited<I, A>(async (who, input, visit, asSent) =>
      isPrivate(visit.socket) ? { ok: true, ...taken(input) } : run(who, input, visit, asSent),
    )

  return {
    'session:start': async (visit, input) => {
      const { socket, seat } = visit
      // It says who it is, whatever comes of that.
      if (!seat.who) seat.stay()
      const afterMs = deps.actLimit.take(socket.id) || crowd.helloWait(socket.request)
      if (afterMs > 0) return refuse('rate_limited', { afterMs })
      const started = seat.starting.then(() => start(deps, crowd, visit, input))
      seat.starting = started.catch(() => {})
      return started
    },
    'session:end': known(async (who, _input, { socket, seat }) => {
      const { token } = seat
      await endVisit(deps, who, token)
      leave(deps, socket, seat)
      deps.publish.signedOut(hashSecret(token))
      return { ok: true }
    }),
    'profile:set': limited((who, input, { seat }) => setProfile(deps, who, input, seat.proven)),
    'conversation:resume': limited(async (who, input) => {
      if (input.stream !== 'public') return refuse('forbidden')
      const row = await rowOfVisitor(deps.db.read, who, input.conversation)
      return row ? { ok: true, ...(await readLog(deps.db.read, { last: row.last_seq }, input)) } : refuse('not_found')
    }, 'resume'),
    'message:send': known((who, input, { socket }, asSent) => sendMessage(deps, who, input, asSent ? socket.id : null)),
    'message:edit': limited((who, input) => changeMessage(deps, { visitor: who }, input)),
    'message:remove': limited((who, input) => changeMessage(deps, { visitor: who }, input)),
    'form:submit': limited((who, input) => submitForm(deps, who, input)),
    'handoff:request': limited((who, input) => requestHandoff(deps, who, input)),
    'conversation:end': limited((who, input) => endConversation(deps, who, input)),
    'flow:tag': limited((who, input) => flowTag(deps, who, input)),
    'flow:attribute': limited((who, input) => flowAttribute(deps, who, input)),
    'answer:request': limited((who, input) => requestAnswer(deps, answers, who, input)),
    'survey:offer': limited((who, input) => requestOffer(deps, who, input)),
    'survey:answer': limited((who, input) => saveAnswer(deps, who, input)),
    'article:vote': limited((who, input) => saveVote(deps, who, input)),
    'greeting:record': followed(
      (who, input) => saveGreeting(deps, who, input),
      ({ cid }) => ({ cid }),
    ),
    'search:miss': followed(
      (who, input) => saveMiss(deps, who, input),
      ({ cid }) => ({ cid }),
    ),
    'receipt:mark': limited((who, input) => markReceipt(deps, { visitor: who }, input), 'hints'),
    'context:set': followed(
      (who, input) => setContext(deps, who, input),
      () => ({}),
    ),
    'mail:read': limited((who) => readMail(deps, who)),
    'mail:set': limited((who, input) => setMail(deps, who, input)),
    'transcript:mail': rarely((who, input) => mailTranscript(deps, who, input)),
    'visitor:export': rarely((who) => exportVisitor(deps, who, true)),
    'visitor:erase': rarely((who, _input, visit) => eraseOwn(deps, visit, who)),
    'typing:set': limited((who, input) => setTyping(deps, { visitor: who }, input), 'hints'),
  }
}

/** The only way in for visitors' devices: parses, finds out who asks, calls the use case, answers. */
export function openVisitorSocket(
  namespace: VisitorNamespace,
  deps: Deps,
  answers: Answers,
  state: DoorState,
  crowd: VisitorCrowd = everybody,
): void {
  const doorway: Door<VisitorCommand, Visit> = {
    ...{ commands: visitorCommands, handlers: createHandlers(deps, crowd, answers) },
    admit({ seat: { who } }, command, input) {
      if (!who) return command === 'session:start' ? null : refuse('unauthorized')
      const author = command === 'message:send' && (input as { author?: unknown } | null | undefined)?.author
      const afterMs = author ? waitOfSender(deps, who, author) : 0
      return afterMs > 0 ? refuse('rate_limited', { afterMs }) : null
    },
  }
  namespace.on('connection', (socket) => {
    const seat: Seat = {
      who: null,
      token: '',
      proven: false,
      until: null,
      stay: nothing,
      gone: nothing,
      starting: begun,
    }
    seat.stay = deps.clock.after(helloMs, () => socket.disconnect(true))
    openDoor(socket, { socket, seat }, doorway, state)
    socket.on('disconnect', () => {
      seat.stay()
      leave(deps, socket, seat)
    })
  })
}
