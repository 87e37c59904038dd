import type { Stage } from './stage.ts'

/** A small generator of the same numbers for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    chance: (p: number) => next() < p,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  }
}

const hour = 3_600_000
export const day = 24 * hour
/** Days and nights around a change of the clock (29 March 2026 in Tallinn). */
export const begin = Date.UTC(2026, 2, 20)
export const end = begin + 20 * day

const uuid = (kind: number, n: number) => `00000000-000${kind}-4000-8000-${String(n).padStart(12, '0')}`
const texts = ['sole came loose', 'loose sole again!!!', 'delivery took too long', 'long delivery', 'lovely', '']
const misses = [
  'pay in three parts',
  'Pay in 3 three parts?',
  'paying three parts',
  'ship to aland',
  'ship to Åland?',
  'gift',
]

type Value = string | number | null
const insertInto = (stage: Stage, table: string, row: Record<string, Value>) => {
  const names = Object.keys(row).filter((name) => row[name] !== null)
  return stage.rows(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    ...names.map((name) => row[name] as string | number),
  )
}

/** Fills the site with conversations of every kind, votes, searches, greetings and answers, always the same for a seed. */
export async function seedRows(stage: Stage, seed: number, agents: readonly string[]): Promise<void> {
  const random = createRandom(seed)
  const site = 'shop'
  const at = () => begin + random.below(end - begin)
  for (let n = 0; n < 25; n++) {
    await insertInto(stage, 'visitor', {
      ...{
        id: `v${n}`,
        site,
        token_hash: `hash${seed}-${n}`,
        locale: 'en',
        visits: 1,
        created_at: begin,
        seen_at: begin,
      },
    })
  }
  let entries = 0
  for (let n = 0; n < 90; n++) {
    const id = uuid(1, n)
    const visitor = `v${random.below(25)}`
    const created = at()
    let seq = 0
    let time = created
    const log: Record<string, Value>[] = []
    const say = (kind: string, author: string | null, body: object, mark: string | null, subject: string | null) => {
      time += 1000 + random.below(2 * hour)
      const stamp = {
        id: uuid(2, ++entries),
        site,
        conversation: id,
        stream: 'public',
        seq: ++seq,
        sender: `s${entries}`,
        at: time,
      }
      log.push({ ...stamp, author_kind: kind, author_id: author, body: JSON.stringify(body), mark, subject })
      return time
    }
    say('visitor', visitor, { kind: 'text', text: random.pick(misses) }, null, null)
    for (let more = random.below(3); more > 0; more--) {
      const article = random.pick([null, 'returns', 'sizes'])
      const source = article === null ? {} : { source: { id: article, title: article } }
      say('assistant', null, { kind: 'text', text: 'Here', ...source }, 'said', article)
    }
    const agent = random.chance(0.5) ? random.pick(agents) : null
    let handoff: number | null = null
    let reply: number | null = null
    let solved: number | null = null
    if (agent !== null || random.chance(0.2)) {
      const reason = random.pick(['asked', 'no-answer', 'not-helpful'])
      handoff = say('visitor', visitor, { kind: 'handoff', reason }, 'handoff', reason)
    }
    if (agent !== null) {
      const first = say('agent', agent, { kind: 'text', text: 'Hello' }, 'reply', agent)
      reply = first
      say('agent', random.pick(agents), { kind: 'text', text: 'And' }, 'reply', log.at(-1)?.author_id as string)
      log.at(-1)!.subject = log.at(-1)!.author_id ?? null
      if (random.chance(0.8)) {
        solved = say('agent', agent, { kind: 'solved' }, 'solved', null)
        say('system', null, { kind: 'survey', survey: 'effort' }, 'survey', 'effort')
        if (random.chance(0.2)) {
          say('system', null, { kind: 'reopened' }, 'reopened', null)
          solved = random.chance(0.5) ? say('agent', agent, { kind: 'solved' }, 'solved', null) : null
        }
      }
    }
    const status = solved !== null ? 'solved' : agent !== null ? 'open' : handoff !== null ? 'waiting' : 'assistant'
    await insertInto(stage, 'conversation', {
      ...{ id, site, visitor, status, agent, locale: random.pick(['en', 'et', 'pt-BR']) },
      ...{ page: random.pick(['cart', 'product', null]), last_seq: seq, created_at: created, updated_at: time },
      by_api: agent !== null && n % 3 === 0 ? 1 : 0,
      ...{
        handoff_at: handoff,
        first_reply_at: reply,
        solved_at: solved,
        handoff_reason: handoff === null ? null : 'asked',
      },
    })
    for (const row of log) await insertInto(stage, 'entry', row)
    for (const tag of ['sizes', 'vip'].filter(() => random.chance(0.3)))
      await insertInto(stage, 'conversation_tag', { conversation: id, tag, site })
    const request = log.find(({ mark }) => mark === 'survey')
    if (request && random.chance(0.7)) {
      const answered = random.chance(0.8)
      const text = random.pick(texts)
      const given = [{ question: 'ease', score: 1 + random.below(7) }, ...(text ? [{ question: 'why', text }] : [])]
      await insertInto(stage, 'survey_answer', {
        ...{ visitor, cid: uuid(3, n), site, survey: 'effort', conversation: id, request: request.id ?? null },
        outcome: answered ? 'answered' : 'skipped',
        answers: JSON.stringify(answered ? given : []),
        at: (request.at as number) + random.below(day),
      })
    }
    if (random.chance(0.5)) {
      const vote = {
        article: random.pick(['returns', 'sizes']),
        locale: random.pick(['en', 'et']),
        helpful: random.below(2),
      }
      await insertInto(stage, 'article_vote', {
        visitor,
        cid: uuid(4, n),
        site,
        ...vote,
        at: time + random.below(2 * hour),
      })
    }
  }
  for (let n = 0; n < 60; n++) {
    const record = { visitor: `v${random.below(25)}`, site, greeting: random.pick(['sizes', 'gap']) }
    const arm = Number(record.visitor.slice(1)) % 3 === 0 ? 'control' : 'shown'
    const act = random.pick([arm, arm, 'goal', ...(arm === 'shown' ? ['engaged', 'dismissed'] : [])])
    await insertInto(stage, 'greeting_record', { ...record, cid: uuid(5, n), act, variant: null, at: at() })
    await insertInto(stage, 'search_miss', {
      ...{ visitor: `v${random.below(25)}`, cid: uuid(6, n), site, query: random.pick(misses), locale: 'en', at: at() },
    })
  }
  for (let n = 0; n < 90; n++) {
    if (!random.chance(0.3)) continue
    const answer = { site, message: `m${n}@shopper.example`, visitor: `v${random.below(25)}`, conversation: uuid(1, n) }
    await insertInto(stage, 'mail_answer', { ...answer, header: `<m${n}@shopper.example>`, at: at() })
  }
}
