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
import { markReceipt } from '../conversations/mark-receipt.ts'
import { readQueue } from '../conversations/queue.ts'
import { requestHandoff } from '../conversations/request-handoff.ts'
import { readLog } from '../conversations/resume.ts'
import { sendMessage } from '../conversations/send-message.ts'
import { setTyping } from '../conversations/set-typing.ts'
import type { Deps, VisitorWho } from '../deps.ts'
import { submitForm } from '../forms/submit-form.ts'
import { saveGreeting, saveMiss, saveVote } from '../reports/save-record.ts'
import { ofVisitor } from '../store/conversations.ts'
import { saveAnswer } from '../surveys/save-answer.ts'
import { describeDevice } from '../visitors/describe-device.ts'
import { findVisitor, readSession } from '../visitors/start-session.ts'
import { type DoorState, openDoor } from './door.ts'
import type { VisitorNamespace } from './namespaces.ts'
import { siteRoom, visitorRoom } from './rooms.ts'

type VisitorSocket = Parameters<Parameters<VisitorNamespace['on']>[1]>[0]
type Handled = { [C in VisitorCommand]: (input: VisitorInput<C>) => Promise<Answer<VisitorAnswers[C]>> }

/** Who is at the other end; `null` before `session:start`. */
interface Seat {
  who: VisitorWho | null
}

function leave(deps: Deps, socket: VisitorSocket, seat: Seat): void {
  const { who } = seat
  if (!who) return
  seat.who = null
  void socket.leave(visitorRoom(who.id))
  void socket.leave(siteRoom(who.site))
  void deps.presence.leave('visitor', who.site, who.id).then((last) => last && deps.publish.visitor(who))
}

async function start(deps: Deps, socket: VisitorSocket, seat: Seat, input: VisitorInput<'session:start'>) {
  const found = await findVisitor(deps, input, describeDevice(socket.handshake.headers['user-agent']))
  if (!found.ok) return found
  const { who, token } = found
  leave(deps, socket, seat)
  if (socket.disconnected) return refuse('unavailable')
  seat.who = who
  const joined = deps.presence.join('visitor', who.site, who.id)
  // The rooms first, then the log: what is committed between is pushed, and nothing falls between.
  await socket.join([visitorRoom(who.id), siteRoom(who.site)])
  await deps.follow.visitor(who.id)
  if (await joined) deps.publish.visitor(who)
  const session = await readSession(deps, who, token)
  if (session.conversations.some(({ status }) => status === 'waiting')) void tellPlaces(deps, socket, who)
  return { ok: true as const, ...session }
}

async function tellPlaces(deps: Deps, socket: VisitorSocket, who: VisitorWho): Promise<void> {
  for (const { visitor, place } of await readQueue(deps, who.site)) {
    if (visitor === who.id) socket.emit('queue:changed', place)
  }
}

function createHandlers(deps: Deps, answers: Answers, socket: VisitorSocket, seat: Seat): Handled {
  /** Nothing but `session:start` is heard before it. */
  const known =
    <I, A>(run: (who: VisitorWho, input: I) => Promise<Answer<A>>) =>
    async (input: I): Promise<Answer<A>> =>
      seat.who ? run(seat.who, input) : refuse('unauthorized')
  /** The same within the limit for what is no message; `what` has a limit of its own. */
  const limited = <I, A>(run: (who: VisitorWho, input: I) => Promise<Answer<A>>, what = 'acts') =>
    known<I, A>(async (who, input) => {
      const afterMs = deps.actLimit.take(`${who.id} ${what}`)
      return afterMs > 0 ? refuse('rate_limited', { afterMs }) : run(who, input)
    })

  return {
    'session:start': async (input) => {
      const afterMs = deps.actLimit.take(socket.id)
      return afterMs > 0 ? refuse('rate_limited', { afterMs }) : start(deps, socket, seat, input)
    },
    'conversation:resume': limited(async (who, input) => {
      if (input.stream !== 'public') return refuse('forbidden')
      const row = await ofVisitor(deps.db.read, who, input.conversation)
      return row ? { ok: true, ...(await readLog(deps.db.read, { last: row.last_seq }, input)) } : refuse('not_found')
    }, 'resume'),
    'message:send': known((who, input) => sendMessage(deps, who, input)),
    'message:edit': limited((who, input) => changeMessage(deps, { visitor: who }, input)),
    'message:remove': limited((who, input) => changeMessage(deps, { visitor: who }, input)),
    'form:submit': limited((who, input) => submitForm(deps, who, input)),
    'handoff:request': limited((who, input) => requestHandoff(deps, who, input)),
    'conversation:end': limited((who, input) => endConversation(deps, who, input)),
    'answer:request': limited((who, input) => requestAnswer(deps, answers, who, input)),
    'survey:answer': limited((who, input) => saveAnswer(deps, who, input)),
    'article:vote': limited((who, input) => saveVote(deps, who, input)),
    'greeting:record': limited((who, input) => saveGreeting(deps, who, input)),
    'search:miss': limited((who, input) => saveMiss(deps, who, input)),
    'receipt:mark': limited((who, input) => markReceipt(deps, { visitor: who }, input), 'hints'),
    'context:set': limited((who, input) => setContext(deps, who, input)),
    'typing:set': limited((who, input) => setTyping(deps, { visitor: who }, input), 'hints'),
  }
}

/** The only way in for visitors' devices: parses, finds out who asks, calls the use case, answers. */
export function openVisitorSocket(namespace: VisitorNamespace, deps: Deps, answers: Answers, state: DoorState): void {
  namespace.on('connection', (socket) => {
    const seat: Seat = { who: null }
    openDoor(socket, visitorCommands, createHandlers(deps, answers, socket, seat), state, async (command) =>
      command === 'session:start' || seat.who ? null : refuse('unauthorized'),
    )
    socket.on('disconnect', () => leave(deps, socket, seat))
  })
}
