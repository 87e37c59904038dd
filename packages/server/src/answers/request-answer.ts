import { type Answer, type AnswerOutcome, type AnswerRequest, limits, refuse } from '@deskbell/protocol'
import { appendAct, type CidAct, findRepeat, writeAct } from '../conversations/log-act.ts'
import { ownOrNew } from '../conversations/send-message.ts'
import type { Deps, Place, Site, VisitorWho } from '../deps.ts'
import { addRequest, findRequest, finishRequest, spentSince } from '../store/answers.ts'
import { entriesAfter } from '../store/entries.ts'
import type { Answerer, Asked, Model } from './answerer.ts'
import { findArticles } from './find-articles.ts'
import { type Made, makeAnswer } from './make-answer.ts'
import { redact } from './redact.ts'

const dayMs = 24 * 3600_000
/** Words before the question that may say what it is about. */
const mostBefore = 4
/** Answers that are made for one visitor at the same time. */
const mostAtOnce = 2

/** A model for agents: it translates, and as an answerer it drafts replies from articles. */
export interface AgentsModel {
  model: Model
  drafter: Answerer
}

/** The answers being made in this process. */
export interface Answers {
  /** By site key; a site that is missing has none made. */
  answerers: ReadonlyMap<string, Answerer>
  /** By site key: the model that writes for agents; a site that is missing has none. */
  models: ReadonlyMap<string, AgentsModel>
  running: Map<string, Promise<void>>
  /** Ends what is being made when the process stops. */
  ended: AbortSignal
}

const isBusy = ({ running }: Answers, { id }: VisitorWho): boolean =>
  [...running.keys()].filter((key) => key.startsWith(`${id} `)).length >= mostAtOnce

type Admitted = { answer: Answer<{ cid: string }>; begin: AnswerOutcome | 'pending' | null; place: Place | null }

/** Notes the request and whether it is within the limits, in one transaction. */
async function admit(
  deps: Deps,
  who: VisitorWho,
  site: Site,
  asked: Asked,
  by: string,
  busy: boolean,
): Promise<Admitted> {
  const { cid, conversation, question } = asked
  return deps.db.write(async (sql): Promise<Admitted> => {
    if (await findRequest(sql, who.id, cid)) return { answer: { ok: true, cid }, begin: null, place: null }
    const row = await ownOrNew(deps, sql, who, conversation)
    if (!row) return { answer: refuse('not_found'), begin: null, place: null }
    if (row.status !== 'assistant') return { answer: refuse('closed'), begin: null, place: null }
    const at = deps.clock.now()
    const spent = await spentSince(sql, who.site, { visitor: who.id }, at - dayMs)
    const { perVisitor, perDay, tokensPerDay } = site.answers!
    const over = busy || spent.own >= perVisitor || spent.answers >= perDay || spent.tokens >= tokensPerDay
    const outcome: AnswerOutcome | 'pending' = over ? 'limited' : asked.articles.length === 0 ? 'refused' : 'pending'
    const reason = over ? 'limit' : outcome === 'refused' ? 'no-article' : null
    const request = { visitor: who.id, site: who.site, cid, conversation, at, question, outcome, reason, made_by: by }
    await addRequest(sql, { kind: 'answer', agent: null, ...request })
    return { answer: { ok: true, cid }, begin: outcome, place: row }
  }, conversation)
}

/** The words before the question, as the model may read them. */
async function wordsBefore(deps: Deps, who: VisitorWho, conversation: string, question: string) {
  const row = await deps.db.read.get<{ last_seq: number }>(
    'select last_seq from conversation where id = :id and visitor = :visitor and site = :site',
    { id: conversation, visitor: who.id, site: who.site },
  )
  if (!row) return []
  const log = { conversation, stream: 'public' as const }
  const entries = await entriesAfter(deps.db.read, log, Math.max(0, row.last_seq - mostBefore - 1), mostBefore + 1)
  const said = entries.flatMap(({ author, body }) => {
    if (body.kind !== 'text' || (author.kind !== 'visitor' && author.kind !== 'assistant')) return []
    return [{ by: author.kind, text: redact(body.text).slice(0, 500) }]
  })
  const last = said.at(-1)
  return last?.by === 'visitor' && last.text === question.slice(0, 500) ? said.slice(0, -1) : said.slice(-mostBefore)
}

/** Stores the answer in the log, unless a person is due meanwhile or the device said an article's answer first. */
async function keepAnswer(deps: Deps, who: VisitorWho, asked: Asked, made: Made, ms: number): Promise<AnswerOutcome> {
  const { cid, conversation } = asked
  const act: CidAct = {
    ...{ cid, conversation, stream: 'public', sender: `visitor:${who.id}` },
    author: { kind: 'assistant', id: null, name: null },
    body: { kind: 'text', text: made.shown.slice(0, limits.text), generated: made.sources },
  }
  let outcome = made.outcome
  await writeAct(deps, conversation, async (sql) => {
    const row = await ownOrNew(deps, sql, who, conversation)
    const late = row?.status !== 'assistant' || (await findRepeat(sql, act)) !== null
    outcome = made.outcome === 'answered' && late ? 'refused' : made.outcome
    const reason = outcome === made.outcome ? made.reason : 'late'
    const { written: text, sources, tokens } = made
    await finishRequest(sql, who.id, cid, { text, sources, outcome, reason, ms, tokens })
    if (outcome !== 'answered' || !row) return { answer: { ok: true }, entries: [], moved: false }
    const { entry } = await appendAct(deps, sql, who.site, act)
    return { answer: { ok: true }, place: row, entries: [entry], moved: false }
  })
  return outcome
}

/**
 * Has an answer made and streams it to the visitor's devices. The acknowledgement says that it has begun; the end is
 * told by `answer:changed` with an outcome, in time whatever the model or bot does.
 */
export async function requestAnswer(
  deps: Deps,
  answers: Answers,
  who: VisitorWho,
  input: AnswerRequest,
): Promise<Answer<{ cid: string }>> {
  const site = deps.sites.get(who.site)
  const answerer = answers.answerers.get(who.site)
  if (!site?.answers || !answerer) return refuse('forbidden')
  const { cid, conversation, locale } = input
  const question = redact(input.question)
  const before = await wordsBefore(deps, who, conversation, question)
  const earlier = before.findLast(({ by }) => by === 'visitor')?.text
  const { lang, articles } = findArticles(site, locale, question, earlier)
  const asked: Asked = { site: who.site, conversation, cid, question, locale, before, articles }
  const { answer, begin, place } = await admit(deps, who, site, asked, answerer.name, isBusy(answers, who))
  const tell = (text: string, outcome: AnswerOutcome | null) =>
    place && deps.publish.answer(place, { conversation, cid, text, outcome })
  if (begin === null) return answer
  if (begin !== 'pending') {
    tell('', begin)
    return answer
  }
  const started = deps.clock.now()
  const work = makeAnswer({
    ...{ asked, answerer, settings: site.answers, ended: answers.ended },
    sameLanguage: lang.split('-')[0] === locale.split('-')[0],
    tell: (text) => tell(text, null),
  })
    .then(async (made) => {
      const outcome = await keepAnswer(deps, who, asked, made, deps.clock.now() - started)
      tell(outcome === 'answered' ? made.shown : '', outcome)
    })
    .catch((error) => {
      tell('', 'failed')
      throw error
    })
  const key = `${who.id} ${cid}`
  answers.running.set(key, work)
  work.catch(deps.onError).finally(() => answers.running.delete(key))
  return answer
}
