import type {
  AnswerOutcome,
  AssistantFile,
  FlowAction,
  FlowCard,
  HandoffReason,
  Hit,
  LocalText,
  Source,
} from '@deskbell/protocol'
import type { FlowFacts } from './flows/holds.ts'
import type { ToneWords } from './words/word-table.ts'

/** Words the assistant says: the owner's own text, or a key that the screen translates. */
export type Words = { text: LocalText } | { key: BotKey }

/** Keys of the sentences the assistant says by itself; every language file has them. */
export const botKeys = [
  'bot.hello',
  'bot.welcome',
  'bot.didYouMean',
  'bot.helped',
  'bot.glad',
  'bot.noAnswer',
  'bot.noAnswerAgain',
  'bot.sorry',
  'bot.fetching',
  'bot.human',
  'bot.yes',
  'bot.no',
  'bot.search',
  'bot.neither',
  'bot.anotherWay',
] as const
export type BotKey = (typeof botKeys)[number]

/** What happens when the shopper takes a choice. `do` is what the owner's file wants done with it. */
export type Act = (
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'article'; id: string }
  | { kind: 'step'; flow: string; step: string }
  | { kind: 'skip'; flow: string; step: string }
  | { kind: 'link'; url: string }
  | { kind: 'helped'; article?: string }
  | { kind: 'not-helped'; article?: string }
  | { kind: 'search'; query: string }
  | { kind: 'message' }
) & { do?: FlowAction[] }

export type Mood = 'neutral' | 'frustrated' | 'confused' | 'urgent'

/** How a message sounds. `heat` is how annoyed, 0 to 1. */
export interface Reading {
  mood: Mood
  heat: number
}

/** What hears more than the question in a message, in some languages; made by `createListener`. */
export interface Listener {
  /** `heard` are the folded messages before it, `misses` how many in a row had no answer. */
  read(text: string, heard: readonly string[], misses: number): Reading
  smallTalk(text: string): 'hello' | 'thanks' | 'robot' | null
  wantsPerson(text: string): boolean
  /** What is said besides answers; `null` where there are no words for it. */
  says: ToneWords | null
}

export interface Choice {
  label: Words
  act: Act
}

/** One bubble of the assistant, with the article it came from and what may be tapped below it. */
export interface Reply {
  say: Words
  source?: Source
  card?: FlowCard
  /** A short question to stand over the choices. */
  ask?: Words
  choices: Choice[]
}

export type Message =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; act: Act }
  /** `vars` is what the greeting's placeholders stood for: its flow has them as slots. */
  | {
      kind: 'greeting'
      greeting: string
      article: string | null
      vars?: Readonly<Record<string, string>> | undefined
    }
  /** An answer made on the server has ended; `article` is the first that it names. */
  | { kind: 'made'; outcome: AnswerOutcome; article?: string }

/** A step of a flow. */
export interface Place {
  flow: string
  step: string
}

/** Whether an answer helped, as the shopper said. */
export interface Outcome {
  article: string | null
  helped: boolean
}

/** What the assistant remembers between two messages; plain data. */
export interface BotState {
  /** Messages in a row that it had no answer to. */
  misses: number
  /** Folded text of the shopper's last messages, newest last, at most three. */
  heard: string[]
  /** Frustration noticed so far, 0 to 1; calms down with every calm message. */
  heat: number
  /** A person was asked for or has taken over: the assistant is silent. */
  silent: boolean
  /** How the last message sounded. */
  mood?: Mood
  /** The step whose answer it waits for. */
  at?: Place | null
  /** What the steps have asked for so far. */
  slots?: Record<string, string>
  /** Answers in a row that did not fit what the step asks for. */
  retries?: number
  /** Oldest first, at most twenty. */
  outcomes?: Outcome[]
  /** The shopper's next words are a message for a person. */
  leaving?: boolean
  /** What was offered last; the screen keeps it, so that a choice may be typed as well. */
  offered?: Choice[]
}

/** The article as far as the assistant says it. */
export interface Answer {
  id: string
  question: string
  summary: string
}

export interface BotContext {
  locale: string
  assistant: AssistantFile
  /** The article with this id in the shopper's language, if there is one. */
  article(id: string): Answer | undefined
  /** Understands mood, greetings and the wish for a person; without it the assistant only answers. */
  listener?: Listener | null
  /** The site has answers made on the server, and it can be reached. */
  makes?: boolean
  /** What the conditions of flows are about; a fact that is missing is unknown. */
  facts?: FlowFacts
}

/** What is to be done besides speaking; the screen may do what it can and leave the rest. */
export type Effect =
  | { kind: 'attribute'; name: string; value: string | number | boolean }
  | { kind: 'tag'; tag: string }
  | { kind: 'survey'; survey: string }
  | { kind: 'outcome'; article: string | null; helped: boolean }

export interface Decision {
  state: BotState
  replies: Reply[]
  /** Set when the conversation is to be handed to a person now. */
  handoff: HandoffReason | null
  effects?: Effect[]
  /** The question that may be answered on the server; `replies` are for where that comes to nothing. */
  make?: string
  /** What stands below an answer that was made on the server. */
  offer?: Pick<Reply, 'ask' | 'choices'>
}

export type { Hit }
