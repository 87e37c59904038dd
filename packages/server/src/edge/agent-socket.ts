import {
  type AgentAnswers,
  type AgentCommand,
  type AgentInput,
  type Answer,
  agentCommands,
  may,
  PROTOCOL_VERSION,
  refuse,
} from '@deskbell/protocol'
import { endSession, readAccount, type Seated, setPassword } from '../account/account.ts'
import { beginTotp, confirmTotp, removeTotp } from '../account/second-factor.ts'
import { listAnswers } from '../answers/list-answers.ts'
import type { Answers } from '../answers/request-answer.ts'
import { listAudit } from '../audit/list-audit.ts'
import { audit } from '../audit/record-audit.ts'
import { listContent, openContent, readVersion } from '../content/read-content.ts'
import { saveContent } from '../content/save-content.ts'
import { listVisitors } from '../context/list-visitors.ts'
import { begin } from '../conversations/begin.ts'
import { changeMessage } from '../conversations/change-message.ts'
import { markReceipt } from '../conversations/mark-receipt.ts'
import { reopen } from '../conversations/reopen.ts'
import { readLog } from '../conversations/resume.ts'
import { sendReply } from '../conversations/send-reply.ts'
import { setTyping } from '../conversations/set-typing.ts'
import { solve } from '../conversations/solve.ts'
import { takeIt } from '../conversations/take.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { searchInbox } from '../find/search.ts'
import { listInbox, openConversation, readCounts } from '../inbox/list.ts'
import type { Limiter } from '../limiter.ts'
import { readMailStatus, testMail } from '../mail/read-status.ts'
import { addOrigin, removeOrigin } from '../origins/change-origins.ts'
import type { AgentWatch } from '../presence/watch-agents.ts'
import { eraseBy, exportBy } from '../privacy/by-agent.ts'
import { addRemark, removeRemark } from '../remarks/remarks.ts'
import { listReplies, removeReply, saveReply } from '../replies/saved-replies.ts'
import { listBehind } from '../reports/list-behind.ts'
import { readReport } from '../reports/read-report.ts'
import { setFollowUp } from '../reports/set-follow-up.ts'
import { createApiKey, listApiKeys, revokeKey } from '../rest/api-keys.ts'
import { readSetup } from '../setup/read-setup.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { findAgent } from '../sign-in/sign-in.ts'
import { ofSite } from '../store/conversations.ts'
import { countTags } from '../store/lists.ts'
import { availabilityOf } from '../store/team.ts'
import { suggestDraft } from '../suggestions/suggest-draft.ts'
import { translateText } from '../suggestions/translate-text.ts'
import { changeAvailability, listAgents } from '../team/agents.ts'
import { changeMember, inviteMember, linkMember, listTeam } from '../team/team.ts'
import { assign } from '../triage/assign.ts'
import { merge } from '../triage/merge.ts'
import { prioritise } from '../triage/prioritise.ts'
import { snooze } from '../triage/snooze.ts'
import { tag } from '../triage/tag.ts'
import { listViews, moveView, removeView, saveView } from '../views/saved-views.ts'
import {
  changeIt,
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeIt,
  replayIt,
  rotateIt,
  testIt,
} from '../webhooks/manage.ts'
import { type Door, type DoorState, openDoor } from './door.ts'
import type { AgentNamespace } from './namespaces.ts'
import { agentRoom, conversationRoom, sessionRoom, siteRoom } from './rooms.ts'
import { isSameOrigin } from './same-origin.ts'
import { readCookie } from './session-cookie.ts'

type AgentSocket = Parameters<Parameters<AgentNamespace['on']>[1]>[0]
type Handled = { [C in AgentCommand]: (desk: Desk, input: AgentInput<C>) => Promise<Answer<AgentAnswers[C]>> }

export interface AgentDoor {
  deps: Deps
  answers: Answers
  watch: AgentWatch
  publicUrl: string | null
  /** Pages that may talk to the visitor socket. */
  allowedOrigins: '*' | readonly string[]
  /** Whether cookies are bound to https. */
  secure: boolean
  /** How often one agent's opening of one conversation is recorded. */
  opened: Limiter
}
interface Seat {
  who: Seated | null
  token: string | null
}
/** A connection, and who sits at it. */
interface Desk {
  socket: AgentSocket
  seat: Seat
}

async function start(door: AgentDoor, { socket, seat }: Desk, version: number) {
  const { deps, watch } = door
  if (version !== PROTOCOL_VERSION) return refuse('unsupported_version')
  const token = readCookie(socket.handshake.headers.cookie, door.secure)
  const who = await findAgent(deps, token)
  if (!who || token === null) return refuse('unauthorized')
  if (socket.disconnected) return refuse('unavailable')
  const isNew = seat.who === null
  seat.who = { ...who, session: hashSecret(token) }
  seat.token = token
  const joined = isNew ? deps.presence.join('agent', who.site, who.id) : false
  await socket.join([agentRoom(who.id), siteRoom(who.site), sessionRoom(hashSecret(token))])
  watch.came(who.id)
  if (await joined) deps.publish.presence(who.site)
  const site = deps.sites.get(who.site)
  return {
    ok: true as const,
    agent: { id: who.id, name: who.name, role: who.role },
    site: {
      ...{ key: who.site, name: site?.name ?? who.site },
      targetMs: (site?.desk.replyTargetMinutes ?? 5) * 60_000,
      suggests: door.answers.models.has(who.site) ? (site?.answers?.timeoutSeconds ?? 0) * 1000 : null,
    },
    availability: await availabilityOf(deps.db.read, who.id),
    counts: await readCounts(deps, who),
    tags: await countTags(deps.db.read, who.site),
    viewers: deps.viewing.of(who.site),
  }
}

function leave({ deps, watch }: AgentDoor, { socket, seat }: Desk): void {
  const { who } = seat
  seat.who = null
  if (!who) return
  const agent = { id: who.id, name: who.name }
  deps.publish.viewing(who.site, { screen: socket.id, agent, conversation: null, replying: false })
  void deps.presence.leave('agent', who.site, who.id).then((last) => {
    if (!last) return
    watch.left(who.id)
    deps.publish.presence(who.site)
  })
}

/** Reading is recorded, too: once for a while, as the console opens again whatever it has open. */
async function auditOpened({ deps, opened }: AgentDoor, who: AgentWho, conversation: string): Promise<void> {
  if (opened.take(`${who.id} ${conversation}`) > 0) return
  await audit(deps, { site: who.site, actor: who, action: 'conversation-opened', subject: { id: conversation } })
}

/**
 * Whether the session is alive and its agent may do this, read anew for each command: rights that were taken away are
 * gone at once.
 */
async function admit({ deps }: AgentDoor, { seat }: Desk, command: AgentCommand) {
  if (command === 'session:start') return null
  const who = seat.who && (await findAgent(deps, seat.token))
  if (!who || !seat.who) return refuse('unauthorized')
  seat.who = { ...who, session: seat.who.session }
  return may(who.role, command) ? null : refuse('forbidden')
}

/** Made once for all: what is one connection's own comes with each command. */
function createHandlers(door: AgentDoor): Handled {
  const { deps } = door
  const known =
    <I, A>(run: (who: Seated, input: I, desk: Desk) => Promise<Answer<A>>) =>
    async (desk: Desk, input: I): Promise<Answer<A>> =>
      desk.seat.who ? run(desk.seat.who, input, desk) : refuse('unauthorized')
  /** Joins the push room of a conversation of the agent's site before the log is read. */
  const following = <I extends { conversation: string }, A>(run: (who: AgentWho, input: I) => Promise<Answer<A>>) =>
    known<I, A>(async (who, input, { socket }) => {
      if ((await ofSite(deps.db.read, who.site, input.conversation)) && socket.connected) {
        await socket.join(conversationRoom(input.conversation))
        await deps.follow.conversation(input.conversation)
      }
      return run(who, input)
    })

  return {
    'session:start': (desk, { version }) => start(door, desk, version),
    'inbox:list': known((who, input) => listInbox(deps, who, input)),
    'conversation:open': following(async (who, input) => {
      const answer = await openConversation(deps, who, input)
      if (answer.ok) await auditOpened(door, who, input.conversation)
      return answer
    }),
    'conversation:resume': following(async (who, input) => {
      const row = await ofSite(deps.db.read, who.site, input.conversation)
      if (!row) return refuse('not_found')
      const last = input.stream === 'public' ? row.last_seq : row.last_internal
      return { ok: true, ...(await readLog(deps.db.read, { last }, input)) }
    }),
    'message:send': following((who, input) => sendReply(deps, who, input)),
    'message:edit': following((who, input) => changeMessage(deps, { agent: who }, input)),
    'message:remove': following((who, input) => changeMessage(deps, { agent: who }, input)),
    'conversation:begin': known((who, input) => begin(deps, who, input)),
    'conversation:take': following((who, input) => takeIt(deps, who, input)),
    'conversation:solve': following((who, input) => solve(deps, who, input)),
    'conversation:reopen': following((who, input) => reopen(deps, who, input)),
    'conversation:assign': following((who, input) => assign(deps, who, input)),
    'conversation:snooze': following((who, input) => snooze(deps, who, input)),
    'conversation:tag': following((who, input) => tag(deps, who, input)),
    'conversation:prioritise': following((who, input) => prioritise(deps, who, input)),
    'conversation:merge': following((who, input) => merge(deps, who, input)),
    'visitors:list': known((who) => listVisitors(deps, who)),
    'conversation:search': known((who, input) => searchInbox(deps, who, input)),
    'viewing:set': known(async (who, { conversation, replying }, { socket }) => {
      if (conversation !== null && !(await ofSite(deps.db.read, who.site, conversation))) return refuse('not_found')
      const { id, name } = who
      deps.publish.viewing(who.site, { screen: socket.id, agent: { id, name }, conversation, replying })
      return { ok: true }
    }),
    'agents:list': known((who) => listAgents(deps, who)),
    'availability:set': known((who, input) => changeAvailability(deps, who, input)),
    'receipt:mark': known((who, input) => markReceipt(deps, { agent: who }, input)),
    'typing:set': known((who, input) => setTyping(deps, { agent: who }, input)),
    'answer:list': known((who, input) => listAnswers(deps, who, input)),
    'draft:suggest': known((who, input) => suggestDraft(deps, door.answers, who, input)),
    'text:translate': known((who, input) => translateText(deps, door.answers, who, input)),
    'key:list': known((who) => listApiKeys(deps, who)),
    'key:create': known((who, input) => createApiKey(deps, who, input)),
    'key:revoke': known((who, input) => revokeKey(deps, who, input)),
    'webhook:list': known((who) => listWebhooks(deps, who)),
    'webhook:create': known((who, input) => createWebhook(deps, who, input)),
    'webhook:change': known((who, input) => changeIt(deps, who, input)),
    'webhook:rotate': known((who, input) => rotateIt(deps, who, input)),
    'webhook:remove': known((who, input) => removeIt(deps, who, input)),
    'webhook:test': known((who, input) => testIt(deps, who, input)),
    'delivery:list': known((who, input) => listDeliveries(deps, who, input)),
    'delivery:replay': known((who, input) => replayIt(deps, who, input)),
    'visitor:export': known((who, { visitor }) => exportBy(deps, who, visitor)),
    'visitor:erase': known((who, { visitor }) => eraseBy(deps, who, visitor)),
    'report:read': known((who, input) => readReport(deps, who, input)),
    'report:list': known((who, input) => listBehind(deps, who, input)),
    'setup:read': known((who) => readSetup(deps, who, door)),
    'origin:add': known((who, input) => addOrigin(deps, who, input)),
    'origin:remove': known((who, input) => removeOrigin(deps, who, input, door.allowedOrigins)),
    'content:list': known((who, input) => listContent(deps, who, input)),
    'content:open': known((who, input) => openContent(deps, who, input)),
    'content:version': known((who, input) => readVersion(deps, who, input)),
    'content:save': known((who, input) => saveContent(deps, who, input)),
    'followup:set': known((who, input) => setFollowUp(deps, who, input)),
    'reply:list': known((who) => listReplies(deps, who)),
    'reply:save': known((who, input) => saveReply(deps, who, input)),
    'reply:remove': known((who, input) => removeReply(deps, who, input)),
    'view:list': known((who) => listViews(deps, who)),
    'view:save': known((who, input) => saveView(deps, who, input)),
    'view:remove': known((who, input) => removeView(deps, who, input)),
    'view:move': known((who, input) => moveView(deps, who, input)),
    'remark:add': known((who, input) => addRemark(deps, who, input)),
    'remark:remove': known((who, input) => removeRemark(deps, who, input)),
    'account:read': known((who) => readAccount(deps, who)),
    'password:set': known((who, input) => setPassword(deps, who, input)),
    'totp:begin': known((who) => beginTotp(deps, who)),
    'totp:confirm': known((who, input) => confirmTotp(deps, who, input)),
    'totp:remove': known((who, input) => removeTotp(deps, who, input)),
    'session:end': known((who, input) => endSession(deps, who, input)),
    'team:list': known((who) => listTeam(deps, who)),
    'member:invite': known((who, input) => inviteMember(deps, who, input)),
    'member:change': known((who, input) => changeMember(deps, who, input)),
    'member:link': known((who, input) => linkMember(deps, who, input)),
    'mail:read': known((who) => readMailStatus(deps, who)),
    'mail:test': known((who, input) => testMail(deps, who, input)),
    'audit:list': known((who, input) => listAudit(deps, who, input)),
  }
}

/** The only way in for consoles: of our own origin only, by the session cookie only. */
export function openAgentSocket(namespace: AgentNamespace, door: AgentDoor, state: DoorState): void {
  namespace.use((socket, next) => {
    next(isSameOrigin(socket.handshake.headers, door.publicUrl) ? undefined : new Error('forbidden'))
  })
  const doorway: Door<AgentCommand, Desk> = {
    ...{ commands: agentCommands, handlers: createHandlers(door) },
    admit: (desk, command) => admit(door, desk, command),
  }
  namespace.on('connection', (socket) => {
    const desk: Desk = { socket, seat: { who: null, token: null } }
    openDoor(socket, desk, doorway, state)
    socket.on('disconnect', () => leave(door, desk))
  })
}
