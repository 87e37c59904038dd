import {
  type Answer,
  HelpBundle,
  HelpManifest,
  parse,
  type RestName,
  refuse,
  type restRoutes,
} from '@deskbell/protocol'
import type { InferOutput } from 'valibot'
import { audit } from '../audit/record-audit.ts'
import { sendReply } from '../conversations/send-reply.ts'
import { solve } from '../conversations/solve.ts'
import type { AgentWho, Deps, Site } from '../deps.ts'
import { eraseVisitor } from '../privacy/erase-visitor.ts'
import { exportVisitor } from '../privacy/export-visitor.ts'
import { agentOfSite } from '../store/agents.ts'
import { markByApi, ofSite } from '../store/conversations.ts'
import { entriesAfter } from '../store/entries.ts'
import {
  agentsOfSite,
  answerPage,
  conversationPage,
  toRestConversation,
  toRestVisitor,
  visitorPage,
  visitorRead,
} from '../store/rest.ts'
import type { KeyWho } from './api-keys.ts'
import { cut, readCursor } from './cursor.ts'

type Routes = typeof restRoutes
type Out<S> = S extends { '~types'?: unknown } ? InferOutput<Extract<S, import('valibot').GenericSchema>> : never
type Part<N extends RestName, K extends 'path' | 'query' | 'body'> = K extends keyof Routes[N]
  ? Out<Routes[N][K]>
  : Record<never, never>
/** What a request holds, each part by its schema. */
export interface RestInput<N extends RestName> {
  path: Part<N, 'path'>
  query: Part<N, 'query'>
  body: Part<N, 'body'>
}
type Handler<N extends RestName> = (
  deps: Deps,
  who: KeyWho,
  input: RestInput<N>,
) => Promise<Answer<Out<Routes[N]['answer']>>>

const pageSize = 50
const badCursor = () => refuse('bad_request', { field: 'cursor' })

/** An agent of the site who is not shut out: a key speaks in the name of one. */
async function actor(deps: Deps, who: KeyWho, id: string): Promise<AgentWho | null> {
  const row = await agentOfSite(deps.db.read, who.site, id)
  if (!row || row.disabled_at !== null || row.role === 'viewer') return null
  return { id: row.id, site: row.site, name: row.name, role: row.role }
}

const inName = async <T>(deps: Deps, who: KeyWho, id: string, run: (agent: AgentWho) => Promise<Answer<T>>) => {
  const agent = await actor(deps, who, id)
  return agent ? run(agent) : refuse('bad_request', { field: 'agent' })
}

/** The help bundle of a language; undefined where there is none. */
function bundleOf(site: Site | undefined, lang: string | undefined): HelpBundle | undefined {
  const read = (name: string): unknown => JSON.parse(site?.help.get(name)?.toString() ?? 'null')
  const manifest = parse(HelpManifest, read('manifest.json'))
  const file = manifest.ok ? manifest.value.files[lang ?? manifest.value.default] : undefined
  const bundle = parse(HelpBundle, file === undefined ? null : read(file))
  return bundle.ok ? bundle.value : undefined
}

const byKey = (who: KeyWho) => ({ id: who.key, name: who.name })

/** What each route does. Each asks only for what is the key's site's. */
export const restHandlers: { [N in RestName]: Handler<N> } = {
  async 'conversation.list'(deps, who, { query }) {
    const after = readCursor(query.cursor)
    if (after === undefined) return badCursor()
    const limit = query.limit ?? pageSize
    const rows = await conversationPage(deps.db.read, who.site, query, after, limit + 1)
    const { shown, next } = cut(rows, limit, (row) => ({ at: row.updated_at, id: row.id }))
    return { ok: true, conversations: shown.map(toRestConversation), next }
  },
  async 'conversation.read'(deps, who, { path }) {
    const row = await ofSite(deps.db.read, who.site, path.id)
    return row ? { ok: true, conversation: toRestConversation(row) } : refuse('not_found')
  },
  async 'message.list'(deps, who, { path, query }) {
    const after = readCursor(query.cursor)
    if (after === undefined) return badCursor()
    if (!(await ofSite(deps.db.read, who.site, path.id))) return refuse('not_found')
    const limit = query.limit ?? pageSize
    const log = { conversation: path.id, stream: query.stream ?? 'public' } as const
    const rows = await entriesAfter(deps.db.read, log, after?.at ?? 0, limit + 1)
    const { shown, next } = cut(rows, limit, (entry) => ({ at: entry.seq, id: '' }))
    return { ok: true, messages: shown, next }
  },
  'message.send': (deps, who, { path, body: { cid, agent, stream = 'public', text } }) =>
    inName(deps, who, agent, async (one) => {
      const sent = await sendReply(deps, one, { cid, conversation: path.id, stream, body: { kind: 'text', text } })
      // After the words: whoever tries again with the same cid comes here again.
      if (sent.ok && stream === 'public') await deps.db.write((sql) => markByApi(sql, who.site, path.id), path.id)
      return sent
    }),
  'conversation.solve': (deps, who, { path, body }) =>
    inName(deps, who, body.agent, async (one) => {
      const answer = await solve(deps, one, { cid: body.cid, conversation: path.id })
      const row = answer.ok && (await ofSite(deps.db.read, who.site, path.id))
      if (!answer.ok) return answer
      return row ? { ok: true, conversation: toRestConversation(row) } : refuse('not_found')
    }),
  async 'visitor.list'(deps, who, { query }) {
    const after = readCursor(query.cursor)
    if (after === undefined) return badCursor()
    const limit = query.limit ?? pageSize
    const rows = await visitorPage(deps.db.read, who.site, after, limit + 1)
    const { shown, next } = cut(rows, limit, (row) => ({ at: row.created_at, id: row.id }))
    return { ok: true, visitors: shown.map(toRestVisitor), next }
  },
  async 'visitor.read'(deps, who, { path }) {
    const row = await visitorRead(deps.db.read, who.site, path.id)
    return row ? { ok: true, visitor: toRestVisitor(row) } : refuse('not_found')
  },
  async 'visitor.export'(deps, who, { path }) {
    const { site } = who
    const answer = await exportVisitor(deps, { id: path.id, site }, false)
    if (answer.ok) await audit(deps, { site, actor: byKey(who), action: 'visitor-exported', subject: { id: path.id } })
    return answer
  },
  async 'visitor.erase'(deps, who, { path }) {
    const { site } = who
    const answer = await eraseVisitor(deps, { id: path.id, site })
    if (answer.ok) await audit(deps, { site, actor: byKey(who), action: 'visitor-erased', subject: { id: path.id } })
    return answer
  },
  async 'survey.list'(deps, who) {
    return { ok: true, surveys: [...(deps.sites.get(who.site)?.surveys ?? [])] }
  },
  async 'answer.list'(deps, who, { path, query }) {
    const after = readCursor(query.cursor)
    if (after === undefined) return badCursor()
    const limit = query.limit ?? pageSize
    const filter = { survey: path.id, from: query.from ?? 0, to: query.to ?? Number.MAX_SAFE_INTEGER }
    const rows = await answerPage(deps.db.read, who.site, filter, after, limit + 1)
    const { shown, next } = cut(rows, limit, ({ at, cid }) => ({ at, id: cid }))
    return { ok: true, answers: shown, next }
  },
  async 'article.list'(deps, who, { query }) {
    const bundle = bundleOf(deps.sites.get(who.site), query.lang)
    if (!bundle) return refuse('not_found')
    const articles = bundle.articles.map(({ id, lang, category, question, answer, summary, tags }) => ({
      ...{ id, lang, category, question, answer, summary, tags },
    }))
    return { ok: true, lang: bundle.lang, articles }
  },
  async 'agent.list'(deps, who) {
    const rows = await agentsOfSite(deps.db.read, who.site)
    return { ok: true, agents: rows.map(({ id, name, role, here }) => ({ id, name, role, online: here > 0 })) }
  },
}
