import type { Deps, Site } from '../deps.ts'
import { agentOfSite } from '../store/agents.ts'
import { type NamedConversation, ofSite } from '../store/conversations.ts'
import { entriesAfter } from '../store/entries.ts'
import { addMail, agentsToTell, type MailKind, type MailRow, mailedUpto } from '../store/mail.ts'
import { isAgentHere } from '../store/presence.ts'
import { type Mailbox, mailboxOf } from './address.ts'
import type { Letter } from './letter.ts'
import type { MailOutbox } from './outbox.ts'
import {
  type Setting,
  settingOf,
  type Ways,
  writeConfirm,
  writeFollowUp,
  writeMention,
  writeReply,
  writeTest,
  writeTranscript,
  writeWaiting,
} from './write-letters.ts'

/** An e-mail that is ready to leave. */
export interface Ready {
  letter: Letter
  site: Site
  address: string
  recipient: string
  /** Which of the numbers for a day it counts to: what somebody asked for, or what came by itself. */
  counts: 'asked' | 'sent'
  conversation: string | null
  /** Somebody wrote it by hand. */
  byPerson: boolean
  upto: number | null
  stopUrl: string | null
}
/** Ready, to be looked at again later, or not to be sent: with the reason, in a word. */
export type Prepared = Ready | { laterMs: number } | { drop: string }

export interface MailWorld {
  deps: Deps
  mail: MailOutbox
  /** Where links lead. */
  url: string
}

/** Who is here may still read it here; after so long it is sent all the same, milliseconds. */
const patienceMs = 30 * 60_000
const pageSize = 200
const mostEntries = 2000

const linkTo = ({ url }: MailWorld, path: string, token: string): string => `${url}/mail/${path}?t=${token}`
const stopUrlOf = (world: MailWorld, site: string, recipient: string, language: string): string =>
  linkTo(world, 'stop', world.mail.keys.sign('stop', [site, recipient, language]))

async function publicLog({ deps }: MailWorld, conversation: string, after: number) {
  const entries = []
  for (let seq = after; entries.length < mostEntries; ) {
    const page = await entriesAfter(deps.db.read, { conversation, stream: 'public' }, seq, pageSize)
    entries.push(...page)
    seq = page.at(-1)?.seq ?? seq
    if (page.length < pageSize) break
  }
  return entries
}

interface ToShopper {
  world: MailWorld
  row: MailRow
  site: Site
  conversation: NamedConversation
  mailbox: Mailbox
  setting: Setting
  ways: Ways
}
const ready = (
  { site, mailbox, conversation, ways }: ToShopper,
  letter: Letter,
  counts: Ready['counts'],
  more: { byPerson?: boolean; upto?: number | null } = {},
): Ready => ({
  ...{ letter, site, counts, address: mailbox.address, recipient: mailbox.recipient },
  ...{ conversation: conversation.id, byPerson: more.byPerson ?? false, upto: more.upto ?? null },
  stopUrl: ways.stopUrl,
})

const toShopper = {
  async reply(to) {
    const { world, conversation, setting, row } = to
    const upto = await mailedUpto(world.deps.db.read, conversation.id)
    const entries = await publicLog(world, conversation.id, Math.max(conversation.visitor_read, upto))
    const letter = writeReply(setting, entries, to.ways)
    if (!letter) return { drop: 'read' }
    const waited = world.deps.clock.now() - row.at
    if (conversation.visitor_here > 0 && waited < patienceMs) return { laterMs: world.mail.settings.delayMs }
    return ready(to, letter, 'sent', { byPerson: true, upto: entries.at(-1)?.seq ?? null })
  },
  async transcript(to) {
    if (!to.mailbox.hers) return { drop: 'unconfirmed' }
    const entries = await publicLog(to.world, to.conversation.id, 0)
    return ready(to, writeTranscript(to.setting, entries, to.ways.stopUrl), 'asked')
  },
  async confirm(to) {
    const { world, mailbox, conversation, setting, site } = to
    const said = [site.key, conversation.visitor, mailbox.recipient, conversation.id, setting.language]
    const url = linkTo(world, 'confirm', world.mail.keys.sign('confirm', said))
    return ready(to, writeConfirm(setting, url), 'asked')
  },
  async 'follow-up'(to) {
    return ready(to, writeFollowUp(to.setting, to.ways), 'asked')
  },
} satisfies Partial<Record<MailKind, (to: ToShopper) => Promise<Prepared>>>

async function prepareForShopper(
  world: MailWorld,
  row: MailRow,
  site: Site,
  conversation: NamedConversation,
  write: (to: ToShopper) => Promise<Prepared>,
): Promise<Prepared> {
  const { deps, mail } = world
  const mailbox = await mailboxOf(deps, mail, deps.db.read, { id: conversation.visitor, site: site.key })
  if (!mailbox) return { drop: 'no-address' }
  if (!mailbox.wanted && row.kind !== 'transcript' && row.kind !== 'confirm') return { drop: 'unwanted' }
  const setting = settingOf(site, conversation.locale)
  const stopUrl = stopUrlOf(world, site.key, mailbox.recipient, setting.language)
  const ways = { canAnswer: mail.settings.replyTo !== null, stopUrl }
  return write({ world, row, site, conversation, mailbox, setting, ways })
}

/** Nobody of the team is there, and the visitor still waits. */
const isAlone = async ({ deps }: MailWorld, row: MailRow, { status }: NamedConversation): Promise<boolean> =>
  status === 'waiting' && (await deps.presence.agents(row.site)) === 0

/** One e-mail to each who could answer: those of its team, or all. */
async function tellTeam(world: MailWorld, row: MailRow, site: Site, conversation: NamedConversation): Promise<void> {
  const { deps } = world
  const team = site.desk.teams.find(({ id }) => id === conversation.team)
  const agents = (await agentsToTell(deps.db.read, row.site)).filter(
    ({ email }) => !team || team.agents.includes(email.toLowerCase()),
  )
  const now = deps.clock.now()
  const { visitor, conversation: id, site: key } = row
  await deps.db.write(async (sql) => {
    for (const agent of agents) {
      const place = { site: key, visitor, conversation: id, agent: agent.id, at: now, due: now }
      await addMail(sql, { id: deps.newId(), kind: 'notify-agent', key: `notify ${id} ${agent.id}`, ...place })
    }
  })
}

async function toAgent(world: MailWorld, row: MailRow, site: Site, letter: Letter): Promise<Prepared> {
  const agent = row.agent === null ? undefined : await agentOfSite(world.deps.db.read, row.site, row.agent)
  if (!agent || agent.disabled_at !== null) return { drop: 'no-address' }
  const recipient = world.mail.keys.recipient(row.site, agent.email)
  const rest = { counts: 'sent', conversation: null, byPerson: false, upto: null, stopUrl: null } as const
  return { letter, site, address: agent.email, recipient, ...rest }
}

/** What is to be sent, as things are now. */
export async function prepareMail(world: MailWorld, row: MailRow): Promise<Prepared> {
  const { deps, url } = world
  const site = deps.sites.get(row.site)
  if (!site) return { drop: 'no-site' }
  const setting = settingOf(site, site.config.defaultLanguage)
  if (row.kind === 'test') return toAgent(world, row, site, writeTest(setting))
  const conversation = row.conversation === null ? undefined : await ofSite(deps.db.read, row.site, row.conversation)
  if (!conversation) return { drop: 'gone' }
  if (row.kind === 'mention') {
    const asked = row.agent !== null && (JSON.parse(conversation.mentioned) as string[]).includes(row.agent)
    if (!asked || conversation.status === 'solved') return { drop: 'answered' }
    if (await isAgentHere(deps.db.read, row.site, row.agent ?? '')) return { drop: 'here' }
    return toAgent(world, row, site, writeMention(setting, `${url}/console/#/mentions/${conversation.id}`))
  }
  if (row.kind !== 'notify' && row.kind !== 'notify-agent') {
    return prepareForShopper(world, row, site, conversation, toShopper[row.kind])
  }
  if (!(await isAlone(world, row, conversation))) return { drop: 'answered' }
  if (row.kind === 'notify-agent')
    return toAgent(world, row, site, writeWaiting(setting, conversation, `${url}/console/#/waiting/${conversation.id}`))
  await tellTeam(world, row, site, conversation)
  return { drop: 'told' }
}
