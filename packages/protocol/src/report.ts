import * as v from 'valibot'
import type { ConversationSummary } from './agent.ts'
import { pageTypes } from './cart.ts'
import { Cid, LanguageTag, ShortId, Slug } from './ids.ts'

/** IANA name of a time zone, such as `Europe/Tallinn`. */
export const TimeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      return false
    }
  }, 'the name of a time zone such as "Europe/Tallinn"'),
)

/**
 * How a conversation went: by `email` where the shopper answered a letter, else by the `api` where a program brought an
 * agent's words, such as a relay to another chat, else in the `widget` alone.
 */
export const channels = ['widget', 'email', 'api'] as const
export type Channel = (typeof channels)[number]

/** Which conversations a report counts; what is left out does not matter. */
export const ReportFilter = v.strictObject({
  /** Language of the conversation; `pt` is `pt-BR`, too. */
  language: v.optional(LanguageTag),
  /** The agent who has it, or had it when it was solved. */
  agent: v.optional(ShortId),
  /** Kind of the page on which it began. */
  page: v.optional(v.picklist(pageTypes)),
  tag: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80))),
  channel: v.optional(v.picklist(channels)),
})
export type ReportFilter = v.InferOutput<typeof ReportFilter>

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))
const period = {
  /** Milliseconds since 1970; from `from` up to, not including, `to`. */
  from: time,
  to: time,
  filter: v.optional(ReportFilter, {}),
}

export const ReportRead = v.object({
  ...period,
  /** The zone whose days and hours are counted. */
  zone: v.optional(TimeZone, 'UTC'),
})
export type ReportRead = v.InferOutput<typeof ReportRead>

/** Figures that are numbers of conversations, so that the conversations behind each can be listed. */
export const reportFigures = [
  'started',
  'solved',
  'handedOff',
  'answered',
  'missed',
  'byEmail',
  'byApi',
  'byWidget',
  'resolved',
  'eligible',
  'firstContact',
  'assistant',
  'assistantHandedOff',
  'assistantConfirmed',
  'assistantUnanswered',
] as const
export type ReportFigure = (typeof reportFigures)[number]

/** What is behind a number: a figure, an answer to a survey, or an article. */
export const ReportBehind = v.variant('kind', [
  v.object({ kind: v.literal('figure'), figure: v.picklist(reportFigures) }),
  v.object({
    kind: v.literal('answer'),
    survey: Slug,
    question: Slug,
    /** The score or option, as the counts name it. */
    value: v.pipe(v.string(), v.maxLength(130)),
  }),
  v.object({ kind: v.literal('article'), article: Slug }),
])
export type ReportBehind = v.InferOutput<typeof ReportBehind>

export const ReportList = v.object({ ...period, behind: ReportBehind })
export type ReportList = v.InferOutput<typeof ReportList>

/** How far the team got with a low score. */
export const followUpStates = ['open', 'contacted', 'closed'] as const
export type FollowUpState = (typeof followUpStates)[number]

export const FollowUpSet = v.object({
  /** Whose answer, and which. */
  visitor: ShortId,
  answer: Cid,
  state: v.picklist(followUpStates),
})
export type FollowUpSet = v.InferOutput<typeof FollowUpSet>

/** How often each score or option of a question was given. */
export type AnswerCounts = Record<string, number>

/** Counts per survey question and choice; the formulas are in `surveys`, once for all. */
export interface SurveyCounts {
  survey: string
  offered: number
  answered: number
  skipped: number
  /** `days` are the same counts by day, of questions that a formula reads; only days with answers. */
  questions: { question: string; counts: AnswerCounts; days: { day: string; counts: AnswerCounts }[] }[]
  /** Newest free answers, at most 50. */
  comments: { text: string; at: number; conversation: string | null; score: number | null; mood: string | null }[]
}

/** Durations in milliseconds, their percentiles by nearest rank. */
export interface Durations {
  n: number
  median: number | null
  p90: number | null
  mean: number | null
}

/** A score that somebody should look at. */
export interface LowScore {
  visitor: string
  /** The cid of the answer. */
  answer: string
  survey: string
  question: string
  score: number
  /** Scores up to this one need attention. */
  limit: number
  text: string | null
  conversation: string | null
  at: number
  state: FollowUpState
  /** Who set the state. */
  by: string | null
}

/** A low score as it comes in, told to every agent of the site. */
export type LowScoreNews = Omit<LowScore, 'visitor' | 'limit' | 'state' | 'by'>

/** A greeting's visitors, and those of its comparison group. */
export interface GreetingFigures {
  greeting: string
  variant: string | null
  /** Visitors who saw it, and of these: who answered, who closed it, who reached its goal afterwards. */
  shown: number
  engaged: number
  dismissed: number
  goals: number
}

/** Raw figures of a period; the console computes what it shows from these. */
export interface Report {
  surveys: SurveyCounts[]
  conversations: { started: number; solved: number; handedOff: number }
  /** From asking for a person to an agent's first words, of conversations handed over in the period. */
  firstReply: Durations
  /** From the first words to the last solving, of conversations solved in the period. */
  solve: Durations
  /** The same two by the site's business hours; `null` where it has none. */
  business: { firstReply: Durations; solve: Durations } | null
  /** Asked for a person in the period and got no words of one so far. */
  missed: number
  /** Of those whose first reply is counted: within the site's target, by its business hours where it has any. */
  target: { ms: number; within: number }
  /** Of those started in the period: in how many the shopper answered by e-mail. */
  byEmail: number
  /** Of those started in the period, by channel; each counts once. */
  channels: Record<Channel, number>
  /** Of those started in the period: solved and no follow-up itself, and of these solved at once and for good. */
  firstContact: { eligible: number; first: number }
  /** Of those started in the period in which the assistant spoke. */
  assistant: { conversations: number; handedOff: number; confirmed: number; unanswered: number }
  /** Conversations by the day of their start and by who answered; every day of the period up to now. */
  days: { day: string; assistant: number; person: number; nobody: number }[]
  /** Conversations by weekday (0 is Monday) and hour of their start. */
  hours: number[][]
  pages: { page: string; count: number }[]
  agents: {
    agent: string
    name: string
    /** Conversations replied to in the period, replies, conversations solved, and those open now. */
    conversations: number
    replies: number
    solved: number
    open: number
    firstReply: Durations
  }[]
  /** Votes, and conversations in which the assistant gave the article, with those of them that went on to a person. */
  articles: { article: string; helpful: number; unhelpful: number; given: number; handedOff: number }[]
  /** Questions that no article answered, those that mean the same together: visitors who asked, and then a person. */
  unanswered: { question: string; locale: string; asked: number; person: number; also: string[] }[]
  greetings: GreetingFigures[]
  /** Visitors from whom a greeting was withheld for comparison, and who reached its goal all the same. */
  controls: { greeting: string; visitors: number; goals: number }[]
  /** Words that several comments have in common, with the mean of their scores. */
  themes: { word: string; count: number; score: number | null }[]
  moods: { mood: string; count: number }[]
  low: LowScore[]
  /** What there is to filter by. */
  choices: { languages: string[]; agents: { id: string; name: string }[]; pages: string[] }
}

export interface ReportAnswers {
  'report:read': { report: Report }
  /** At most 100, the newest first; `count` is how many there are. */
  'report:list': { count: number; conversations: ConversationSummary[] }
  'followup:set': Record<never, never>
}

export const reportCommands = {
  'report:read': ReportRead,
  'report:list': ReportList,
  'followup:set': FollowUpSet,
} as const
