import type { ReportFilter } from '@deskbell/protocol'
import { type AskedOnce, recomputeComments, recomputeUnanswered } from './recompute-words.ts'
import type { Stage } from './stage.ts'

type Texts = 'id site visitor status agent locale page conversation author_kind author_id body survey outcome answers'
type MoreTexts = 'cid article greeting act tag query stream'
type Numbers = 'seq by_api created_at updated_at handoff_at first_reply_at solved_at at helpful'
type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T
/** What this needs of a row of any table; what is null says so by comparison. */
type Row = Record<Words<Texts | MoreTexts>, string> & Record<Words<Numbers>, number>

const hour = 3_600_000
const all = async (stage: Stage, table: string) => (await stage.rows<Row>(`select * from ${table}`)).filter(isOfShop)
const isOfShop = ({ site }: Row) => site === 'shop'
const distinct = (values: readonly unknown[]) => new Set(values).size
const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return sorted.length === 0 ? null : Math.round((low! + high!) / 2)
}
const p90 = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1] ?? null

/** Business hours of the site of these tests, as `desk.json` has them. */
export const hours = { zone: 'Europe/Tallinn', week: { mon: '09:15-17:00', tue: '09:15-17:00', sat: '10:00-12:30' } }

const quarter = 900_000
/** Milliseconds of a stretch in which the shop's clock stood within its hours, a quarter of an hour after another. */
function openTime(from: number, to: number): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: hours.zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  let sum = 0
  for (let at = from; at < to; at = (Math.floor(at / quarter) + 1) * quarter) {
    const [weekday = '', time = ''] = clock.format(at).split(' ')
    const [opens = '', closes = ''] =
      (hours.week as Record<string, string>)[weekday.slice(0, 3).toLowerCase()]?.split('-') ?? []
    const next = Math.min(to, (Math.floor(at / quarter) + 1) * quarter)
    if (opens !== '' && time >= opens && time < closes) sum += next - at
  }
  return sum
}

/**
 * Every figure of a report once more, from whole tables by plain loops: shares no statement, no condition and no formula
 * with the product.
 */
export async function recomputeReport(stage: Stage, from: number, to: number, filter: ReportFilter, zone: string) {
  const conversations = await all(stage, 'conversation')
  const entries = await all(stage, 'entry')
  const tags = await all(stage, 'conversation_tag')
  const answers = await all(stage, 'survey_answer')
  const votes = await all(stage, 'article_vote')
  const greetings = await all(stage, 'greeting_record')
  const mails = await all(stage, 'mail_answer')
  const misses = await all(stage, 'search_miss')
  const agents = await all(stage, 'agent')
  const inside = (at: number | null) => at !== null && at >= from && at < to
  const speaks = (tag: string) => filter.language === undefined || tag.split('-')[0] === filter.language
  const channelOf = (c: Row) => {
    if (mails.some((m) => m.conversation === c.id)) return 'email'
    return c.by_api === 1 ? 'api' : 'widget'
  }
  const counts = (c: Row | undefined) =>
    c !== undefined &&
    speaks(c.locale) &&
    (filter.agent === undefined || c.agent === filter.agent) &&
    (filter.page === undefined || c.page === filter.page) &&
    (filter.tag === undefined || tags.some((t) => t.conversation === c.id && t.tag === filter.tag)) &&
    (filter.channel === undefined || channelOf(c) === filter.channel)
  const byId = new Map(conversations.map((c) => [c.id, c]))
  const own = conversations.filter(counts)
  const started = own.filter((c) => inside(c.created_at))
  const log = (c: Row) => entries.filter((e) => e.conversation === c.id)
  const kind = (e: Row): string => JSON.parse(e.body).kind
  const replied = (c: Row) => log(c).some((e) => e.author_kind === 'agent' && kind(e) === 'text')
  const said = (c: Row) => log(c).filter((e) => e.author_kind === 'assistant' && kind(e) === 'text')
  const touched = (what: string) =>
    own.filter((c) => log(c).some((e) => kind(e) === what && inside(e.at))).map(({ id }) => id)

  const siblings = (c: Row) => conversations.filter((o) => o.visitor === c.visitor && o.id !== c.id)
  const followsSoon = (later: Row, earlier: Row) =>
    later.created_at > earlier.created_at && later.created_at - earlier.solved_at <= 72 * hour
  const eligible = started.filter(
    (c) => c.solved_at !== null && !siblings(c).some((o) => o.solved_at !== null && followsSoon(c, o)),
  )
  const first = eligible.filter(
    (c) => !log(c).some((e) => kind(e) === 'reopened') && !siblings(c).some((o) => followsSoon(o, c)),
  )
  const assisted = started.filter((c) => said(c).length > 0)
  const handed = (c: Row) => c.handoff_at !== null || replied(c)
  const confirmed = assisted.filter(
    (c) =>
      !handed(c) &&
      votes.some(
        (v) => v.visitor === c.visitor && v.helpful === 1 && v.at >= c.created_at && v.at <= c.updated_at + hour,
      ) &&
      !siblings(c).some((o) => o.created_at > c.created_at && o.created_at - c.updated_at <= 24 * hour),
  )
  const answeredOnes = own.filter((c) => inside(c.handoff_at) && c.first_reply_at !== null)
  const solvedOnes = own.filter((c) => c.status === 'solved' && inside(c.solved_at))
  const ms = {
    firstReply: answeredOnes.map((c) => [c.first_reply_at - c.handoff_at, c.agent] as const),
    solve: solvedOnes.map((c) => c.solved_at - c.created_at),
  }
  const open = {
    firstReply: answeredOnes.map((c) => openTime(c.handoff_at, c.first_reply_at)),
    solve: solvedOnes.map((c) => openTime(c.created_at, c.solved_at)),
  }
  const durations = (values: readonly number[]) => ({
    n: values.length,
    median: median(values),
    p90: p90(values),
    mean: values.length === 0 ? null : Math.round(values.reduce((a, b) => a + b, 0) / values.length),
  })

  const local = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at)
  const dayOf = (at: number) =>
    local(at, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').reverse().join('-')
  const days: Record<string, { assistant: number; person: number; nobody: number }> = {}
  const hours: Record<string, number> = {}
  for (const c of started) {
    const day = dayOf(c.created_at)
    const row = days[day] ?? { assistant: 0, person: 0, nobody: 0 }
    days[day] = row
    row[replied(c) ? 'person' : said(c).length > 0 ? 'assistant' : 'nobody']++
    const key = `${local(c.created_at, { weekday: 'short' })} ${Number(local(c.created_at, { hour: '2-digit', hourCycle: 'h23' }))}`
    hours[key] = (hours[key] ?? 0) + 1
  }

  const filtering = Object.keys(filter).length > 0
  const answered = answers.filter((a) => inside(a.at) && (!filtering || counts(byId.get(a.conversation))))
  const given = answered.filter((a) => a.outcome === 'answered')
  const ease: Record<string, number> = {}
  const low: string[] = []
  for (const a of given)
    for (const one of JSON.parse(a.answers) as { question: string; score?: number }[]) {
      if (one.score === undefined) continue
      ease[one.score] = (ease[one.score] ?? 0) + 1
      if (one.score <= 3) low.push(a.cid)
    }

  const parts = (a: Row) => JSON.parse(a.answers) as { text?: string; score?: number }[]
  const written = given.flatMap((a) =>
    parts(a).flatMap(({ text }) => (text ? [{ text, score: parts(a).find(({ score }) => score)?.score ?? 0 }] : [])),
  )
  const languageOf = ({ locale }: Row) => locale.split('-')[0] ?? locale
  const searched = misses
    .filter((m) => inside(m.at) && speaks(m.locale))
    .map((m): AskedOnce => {
      const soon = (c: Row) => c.visitor === m.visitor && c.handoff_at >= m.at && c.handoff_at - m.at <= hour / 2
      return { text: m.query, language: languageOf(m), visitor: m.visitor, person: conversations.some(soon) }
    })
  const gaveUp = own.flatMap((c) =>
    log(c)
      .filter((e) => kind(e) === 'handoff' && inside(e.at) && JSON.parse(e.body).reason !== 'asked')
      .flatMap((e): AskedOnce[] => {
        const words = log(c).filter((w) => w.author_kind === 'visitor' && kind(w) === 'text' && w.seq < e.seq)
        const last = words.sort((a, b) => b.seq - a.seq)[0]
        return last
          ? [{ text: JSON.parse(last.body).text, language: languageOf(c), visitor: c.visitor, person: true }]
          : []
      }),
  )

  const newest = votes.filter(
    (v) =>
      !votes.some(
        (o) => o.visitor === v.visitor && o.article === v.article && (o.at > v.at || (o.at === v.at && o.cid > v.cid)),
      ),
  )
  const articles = Object.fromEntries(
    ['returns', 'sizes'].flatMap((article) => {
      const now = newest.filter((v) => v.article === article && inside(v.at) && speaks(v.locale))
      const holders = own.filter((c) => said(c).some((e) => inside(e.at) && JSON.parse(e.body).source?.id === article))
      const row = {
        helpful: now.filter((v) => v.helpful === 1).length,
        unhelpful: now.filter((v) => v.helpful === 0).length,
        given: holders.length,
        handedOff: holders.filter((c) => c.handoff_at !== null).length,
      }
      return Object.values(row).some((n) => n > 0) ? [[article, row]] : []
    }),
  )

  const did = (r: Row, act: string) =>
    greetings.some((o) => o.visitor === r.visitor && o.greeting === r.greeting && o.act === act && o.at >= r.at)
  const arm = (greeting: string, act: string) =>
    greetings.filter((r) => r.greeting === greeting && r.act === act && inside(r.at))
  const who = (rows: readonly Row[]) => distinct(rows.map(({ visitor }) => visitor))

  return {
    conversations: { started: started.length, solved: touched('solved').length, handedOff: touched('handoff').length },
    firstContact: { eligible: eligible.length, first: first.length },
    assistant: {
      conversations: assisted.length,
      handedOff: assisted.filter(handed).length,
      confirmed: confirmed.length,
      unanswered: assisted.filter((c) => !handed(c) && said(c).every((e) => !JSON.parse(e.body).source)).length,
    },
    firstReply: durations(ms.firstReply.map(([value]) => value)),
    solve: durations(ms.solve),
    business: { firstReply: durations(open.firstReply), solve: durations(open.solve) },
    missed: own.filter((c) => inside(c.handoff_at) && c.first_reply_at === null).length,
    target: { ms: 20 * 60_000, within: open.firstReply.filter((each) => each <= 20 * 60_000).length },
    byEmail: started.filter((c) => mails.some((m) => m.conversation === c.id)).length,
    channels: {
      widget: started.filter((c) => channelOf(c) === 'widget').length,
      email: started.filter((c) => channelOf(c) === 'email').length,
      api: started.filter((c) => channelOf(c) === 'api').length,
    },
    days,
    hours,
    pages: Object.fromEntries(
      ['cart', 'product'].flatMap((page) => {
        const count = started.filter((c) => c.page === page).length
        return count > 0 ? [[page, count]] : []
      }),
    ),
    agents: Object.fromEntries(
      agents.flatMap(({ id }) => {
        const acts = entries.filter((e) => e.author_id === id && inside(e.at) && counts(byId.get(e.conversation)))
        const replies = acts.filter((e) => kind(e) === 'text')
        const row = {
          conversations: distinct(replies.map((e) => e.conversation)),
          replies: replies.length,
          solved: distinct(acts.filter((e) => kind(e) === 'solved').map((e) => e.conversation)),
          open: conversations.filter((c) => c.status === 'open' && c.agent === id).length,
          firstReply: durations(ms.firstReply.filter(([, agent]) => agent === id).map(([value]) => value)),
        }
        const listed = filter.agent === undefined || filter.agent === id
        return listed && row.conversations + row.replies + row.solved + row.open > 0 ? [[id, row]] : []
      }),
    ),
    survey: { answered: given.length, skipped: answered.length - given.length, ease },
    low: low.sort(),
    ...recomputeComments(written),
    unanswered: recomputeUnanswered([...searched, ...gaveUp]),
    articles,
    greetings: Object.fromEntries(
      ['gap', 'sizes'].map((greeting) => {
        const shown = arm(greeting, 'shown')
        const control = arm(greeting, 'control')
        const of = (rows: readonly Row[], act: string) => who(rows.filter((r) => did(r, act)))
        return [
          greeting,
          {
            ...{
              shown: who(shown),
              engaged: of(shown, 'engaged'),
              dismissed: of(shown, 'dismissed'),
              goals: of(shown, 'goal'),
            },
            ...{ control: who(control), controlGoals: of(control, 'goal') },
          },
        ]
      }),
    ),
  }
}
