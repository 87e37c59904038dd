import * as v from 'valibot'
import { handoffReasons } from './entry.ts'
import { GreetingWhen } from './greeting.ts'
import { LanguageTag, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { LocalText } from './text.ts'
import { priorities, Tag } from './triage.ts'

const Email = v.pipe(v.string(), v.regex(/^\S+@\S+$/), v.maxLength(limits.email), v.toLowerCase())
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000))
const Minutes = v.pipe(v.number(), v.minValue(0.01), v.maxValue(525_600))
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.name))

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const Clock = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))
const Span = v.pipe(
  v.tuple([Clock, Clock]),
  v.check(([from, to]) => from < to, 'a time before the other one; write a night as two spans'),
)
const Spans = v.array(Span)

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** When people answer: the week by the wall clock of a zone, and days on which it is otherwise. */
export const Hours = v.strictObject({
  /** IANA name such as `Europe/Tallinn`; its changes of the clock are followed. */
  zone: v.pipe(v.string(), v.check(isZone, 'a time zone such as "Europe/Tallinn"')),
  week: v.strictObject({
    ...{ mon: v.optional(Spans), tue: v.optional(Spans), wed: v.optional(Spans), thu: v.optional(Spans) },
    ...{ fri: v.optional(Spans), sat: v.optional(Spans), sun: v.optional(Spans) },
  }),
  /** Closed on these days, or open at other hours; `until` is the last day of several. */
  holidays: v.optional(
    v.array(
      v.strictObject({
        date: v.pipe(v.string(), v.isoDate()),
        until: v.optional(v.pipe(v.string(), v.isoDate())),
        name: v.optional(Name),
        hours: v.optional(Spans, []),
      }),
    ),
    [],
  ),
})
export type Hours = v.InferOutput<typeof Hours>

/** Agents who do one kind of work; they are named by the e-mail they sign in with. */
export const Team = v.strictObject({ id: Slug, name: Name, agents: v.array(Email), hours: v.optional(Hours) })
export type Team = v.InferOutput<typeof Team>

const AgentRow = v.strictObject({
  email: Email,
  /** Tags of conversations that this agent knows how to answer. */
  skills: v.optional(v.array(Tag), []),
  languages: v.optional(v.array(LanguageTag), []),
  /** Open conversations at a time, instead of the site's number. */
  capacity: v.optional(Count),
})

export const routingMethods = ['manual', 'round-robin', 'least-busy'] as const
export type RoutingMethod = (typeof routingMethods)[number]

const Words = v.union([
  v.pipe(v.string(), v.minLength(1)),
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
])

/** If all of it holds, then all of that is done: sorting without a person. */
export const DeskRule = v.strictObject({
  id: Slug,
  enabled: v.optional(v.boolean(), true),
  /** `started`: the first words; `handoff`: asked for a person; `message`: words of the visitor, the first ones too. */
  on: v.optional(v.pipe(v.array(v.picklist(['started', 'handoff', 'message'])), v.minLength(1)), ['message']),
  /** One of these occurs in what was said, whole words, whatever the case and accents. */
  words: v.optional(Words),
  reason: v.optional(v.array(v.picklist(handoffReasons))),
  /** The same conditions as in `greetings.json`, as far as the server knows the facts. */
  when: v.optional(GreetingWhen),
  // biome-ignore lint/suspicious/noThenProperty: what owners write is "when … then"
  then: v.pipe(
    v.strictObject({
      tag: v.optional(v.pipe(v.array(Tag), v.minLength(1))),
      team: v.optional(Slug),
      agent: v.optional(Email),
      priority: v.optional(v.picklist(priorities)),
      /** Words for the team that stand in the conversation as a note. */
      note: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(400))),
      /** Who is asked to look: it stands among their mentions, and reaches them by e-mail while they are away. */
      notify: v.optional(v.pipe(v.array(Email), v.minLength(1), v.maxLength(20))),
    }),
    v.check((then) => Object.keys(then).length > 0, 'something to do'),
  ),
})
export type DeskRule = v.InferOutput<typeof DeskRule>

/** How the people of a site work: `desk.json`. Unknown keys are errors, because typos are the main failure of such files. */
export const DeskFile = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  hours: v.optional(Hours),
  /** Within how many minutes a visitor shall have words of an agent; after it the clock in the console turns red. */
  replyTargetMinutes: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10_080)), 5),
  /** After so many seconds in the queue the visitor is offered the message form instead. */
  formAfterSeconds: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(5), v.maxValue(86_400))),
  /** When the launcher is not shown: never, outside the hours, or while no agent is online. */
  hideLauncher: v.optional(v.picklist(['never', 'closed', 'offline']), 'never'),
  teams: v.optional(v.array(Team), []),
  agents: v.optional(v.array(AgentRow), []),
  routing: v.optional(
    v.strictObject({ method: v.optional(v.picklist(routingMethods), 'manual'), capacity: v.optional(Count, 5) }),
    { method: 'manual', capacity: 5 },
  ),
  /** Ends conversations in which nobody owes an answer and nothing was said for so long. */
  autoClose: v.optional(v.strictObject({ afterMinutes: Minutes })),
  rules: v.optional(v.array(DeskRule), []),
  /** What is sent by e-mail, where the server has a mail server. */
  mail: v.optional(
    v.strictObject({
      /** Tells the team when somebody waits and nobody is online. */
      notify: v.optional(v.boolean(), true),
      /** Words to the shopper after a low score; ours where there is no text. */
      followUp: v.optional(v.strictObject({ afterMinutes: v.optional(Minutes, 60), text: v.optional(LocalText) })),
    }),
    { notify: true },
  ),
})
export type DeskFile = v.InferOutput<typeof DeskFile>
