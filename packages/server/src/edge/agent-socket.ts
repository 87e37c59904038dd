import {
  type AgentAnswers,
  type AgentCommand,
  type AgentInput,
  type Answer,
  agentCommands,
  PROTOCOL_VERSION,
  refuse,
} from '@deskbell/protocol'
import { listAnswers } from '../answers/list-answers.ts'
import { changeMessage } from '../conversations/change-message.ts'
import { markReceipt } from '../conversations/mark-receipt.ts'
import { reopen } from '../conversations/reopen.ts'
import { readLog } from '../conversations/resume.ts'
import { sendReply } from '../conversations/send-reply.ts'
import { setTyping } from '../conversations/set-typing.ts'
import { solve } from '../conversations/solve.ts'
import { takeIt } from '../conversations/take.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { listInbox, openConversation, readCounts } from '../inbox/list.ts'
import type { AgentWatch } from '../presence/watch-agents.ts'
import { readReport } from '../reports/read-report.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { findAgent } from '../sign-in/sign-in.ts'
import { ofSite } from '../store/conversations.ts'
import { countTags } from '../store/lists.ts'
import { availabilityOf } from '../store/team.ts'
import { changeAvailability, listAgents } from '../team/agents.ts'
import { assign } from '../triage/assign.ts'
import { merge } from '../triage/merge.ts'
import { prioritise } from '../triage/prioritise.ts'
import { snooze } from '../triage/snooze.ts'
import { tag } from '../triage/tag.ts'
import { type DoorState, openDoor } from './door.ts'
import type { AgentNamespace } from './namespaces.ts'
import { agentRoom, conversationRoom, sessionRoom, siteRoom } from './rooms.ts'
import { isSameOrigin } from './same-origin.ts'
import { readCookie } from './session-cookie.ts'

type AgentSocket = Parameters<Parameters<AgentNamespace['on']>[1]>[0]
type Handled = { [C in AgentCommand]: (input: AgentInput<C>) => Promise<Answer<AgentAnswers[C]>> }

export interface AgentDoor {
  deps: Deps
  watch: AgentWatch
  publicUrl: string | null
  /** Whether cookies are bound to https. */
  secure: boolean
}
interface Seat {
  who: AgentWho | null
}

async function start(door: AgentDoor, socket: AgentSocket, seat: Seat, version: number) {
  const { deps, watch } = door
  if (version !== PROTOCOL_VERSION) return refuse('unsupported_version')
  const token = readCookie(socket.handshake.headers.cookie, door.secure)
  const who = await findAgent(deps, token)
  if (!who || token === null) return refuse('unauthorized')
  if (socket.disconnected) return refuse('unavailable')
  const isNew = seat.who === null
  seat.who = who
  const joined = isNew ? deps.presence.join('agent', who.site, who.id) : false
  await socket.join([agentRoom(who.id), siteRoom(who.site), sessionRoom(hashSecret(token))])
  watch.came(who.id)
  if (await joined) deps.publish.presence(who.site)
  const site = deps.sites.get(who.site)
  return {
    ok: true as const,
    agent: { id: who.id, name: who.name },
    site: {
      ...{ key: who.site, name: site?.name ?? who.site },
      targetMs: (site?.desk.replyTargetMinutes ?? 5) * 60_000,
    },
    availability: await availabilityOf(deps.db.read, who.id),
    counts: await readCounts(deps, who),
    tags: await countTags(deps.db.read, who.site),
  }
}

function leave({ deps, watch }: AgentDoor, seat: Seat): void {
  const { who } = seat
  seat.who = null
  if (!who) return
  void deps.presence.leave('agent', who.site, who.id).then((last) => {
    if (!last) return
    watch.left(who.id)
    deps.publish.presence(who.site)
  })
}

function createHandlers(door: AgentDoor, socket: AgentSocket, seat: Seat): Handled {
  const { deps } = door
  const known =
    <I, A>(run: (who: AgentWho, input: I) => Promise<Answer<A>>) =>
    async (input: I): Promise<Answer<A>> =>
      seat.who ? run(seat.who, input) : refuse('unauthorized')
  /** Joins the push room of a conversation of the agent's site before the log is read. */
  const following = <I extends { conversation: string }, A>(run: (who: AgentWho, input: I) => Promise<Answer<A>>) =>
    known<I, A>(async (who, input) => {
      if ((await ofSite(deps.db.read, who.site, input.conversation)) && socket.connected) {
        await socket.join(conversationRoom(input.conversation))
        await deps.follow.conversation(input.conversation)
      }
      return run(who, input)
    })

  return {
    'session:start': ({ version }) => start(door, socket, seat, version),
    'inbox:list': known((who, input) => listInbox(deps, who, input)),
    'conversation:open': following((who, input) => openConversation(deps, who, input)),
    'conversation:resume': following(async (who, input) => {
      const row = await ofSite(deps.db.read, who.site, input.conversation)
      if (!row) return refuse('not_found')
      const last = input.stream === 'public' ? row.last_seq : row.last_internal
      return { ok: true, ...(await readLog(deps.db.read, { last }, input)) }
    }),
    'message:send': following((who, input) => sendReply(deps, who, input)),
    'message:edit': following((who, input) => changeMessage(deps, { agent: who }, input)),
    'message:remove': following((who, input) => changeMessage(deps, { agent: who }, input)),
    'conversation:take': following((who, input) => takeIt(deps, who, input)),
    'conversation:solve': following((who, input) => solve(deps, who, input)),
    'conversation:reopen': following((who, input) => reopen(deps, who, input)),
    'conversation:assign': following((who, input) => assign(deps, who, input)),
    'conversation:snooze': following((who, input) => snooze(deps, who, input)),
    'conversation:tag': following((who, input) => tag(deps, who, input)),
    'conversation:prioritise': following((who, input) => prioritise(deps, who, input)),
    'conversation:merge': following((who, input) => merge(deps, who, input)),
    'agents:list': known((who) => listAgents(deps, who)),
    'availability:set': known((who, input) => changeAvailability(deps, who, input)),
    'receipt:mark': known((who, input) => markReceipt(deps, { agent: who }, input)),
    'typing:set': known((who, input) => setTyping(deps, { agent: who }, input)),
    'answer:list': known((who, input) => listAnswers(deps, who, input)),
    'report:read': known((who, input) => readReport(deps, who, input)),
  }
}

/** The only way in for consoles: of our own origin only, by the session cookie only. */
export function openAgentSocket(namespace: AgentNamespace, door: AgentDoor, state: DoorState): void {
  namespace.use((socket, next) => {
    next(isSameOrigin(socket.handshake.headers, door.publicUrl) ? undefined : new Error('forbidden'))
  })
  namespace.on('connection', (socket) => {
    const seat: Seat = { who: null }
    openDoor(socket, agentCommands, createHandlers(door, socket, seat), state)
    socket.on('disconnect', () => leave(door, seat))
  })
}
