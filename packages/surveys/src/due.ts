import type { ConversationStatus, Survey, SurveyTrigger } from '@deskbell/protocol'
import { isSampled } from './sample.ts'

/** One time that a survey was put before this visitor; `outcome` is `null` while it stands there. */
export interface Offer {
  survey: string
  /** `null` where it was asked outside of a conversation. */
  conversation: string | null
  /** Milliseconds since 1970. */
  at: number
  outcome: 'answered' | 'skipped' | null
}

export interface SurveyContext {
  /** Milliseconds since 1970. */
  now: number
  visitor: string
  /** What just happened; `days` where one only looks whether time has come. */
  moment: SurveyTrigger
  /** The conversation in question, or the visitor's newest; `null` where there is none. */
  conversation: {
    id: string
    status: ConversationStatus
    tags: readonly string[]
    /** When the last words were said, by anybody. */
    lastWordsAt: number
    /** When it was solved or ended; `null` while it goes on. */
    endedAt: number | null
    /** The visitor asked for a person and none came. */
    unserved: boolean
  } | null
  /** Earlier offers of all surveys to this visitor, in any order. */
  offers: readonly Offer[]
}

/** Why a survey is not offered. */
export type NotDue =
  /** Something else happened, the tag is missing, or the days are not over. */
  | 'trigger'
  /** The conversation goes on. */
  | 'talking'
  /** Who waited for a person in vain is asked for a message, not for a score. */
  | 'unserved'
  /** It was offered before in this conversation, or still stands there. */
  | 'repeated'
  /** Another survey, or this one, was offered too short a time ago. */
  | 'cooldown'
  /** Its last two offers were skipped. */
  | 'dismissed'
  /** The visitor does not belong to the sample. */
  | 'sample'

const minute = 60_000
const day = 24 * 60 * minute
/** So long after the last words of assistant and visitor they are still talking. */
const quietMs = 3 * minute
/** So long after the last words a person may still answer. */
const personMs = day

/**
 * Why this survey is not due now, or `null` where it is: the first of the reasons, in the order of their list. The
 * numbers (3 minutes of quiet, 30 days between surveys, 90 for NPS, two dismissals) are this project's defaults against
 * tiring people; docs/surveys.md says why.
 */
export function whyNotDue(survey: Survey, context: SurveyContext): NotDue | null {
  if (!isTriggered(survey, context)) return 'trigger'
  if (isTalking(context)) return 'talking'
  if (context.conversation?.unserved) return 'unserved'
  if (wasOffered(survey, context)) return 'repeated'
  if (cools(survey, context)) return 'cooldown'
  if (wasDismissed(survey, context)) return 'dismissed'
  return isSampled(context.visitor, survey.id, survey.sample ?? 100) ? null : 'sample'
}

/**
 * Whether a survey is to be offered now. Pure: all it needs is in `context`.
 * @example isDue(ces, { now, visitor: 'v1', moment: 'solved', conversation, offers: [] }) // true
 */
export const isDue = (survey: Survey, context: SurveyContext): boolean => whyNotDue(survey, context) === null

/** The first survey that is due: one at a time, in the order of the list. */
export const dueSurvey = (surveys: readonly Survey[], context: SurveyContext): Survey | null =>
  surveys.find((survey) => isDue(survey, context)) ?? null

function isTriggered({ trigger, tags = [], days }: Survey, { moment, conversation, now }: SurveyContext): boolean {
  if (trigger === 'tag') {
    const tagged = conversation?.tags.some((tag) => tags.includes(tag)) ?? false
    return tagged && (moment === 'tag' || moment === 'solved')
  }
  if (trigger !== moment) return false
  if (trigger !== 'days') return true
  const endedAt = conversation?.endedAt ?? null
  return endedAt !== null && days !== undefined && now - endedAt >= days * day
}

/** So many ms after its last words a conversation still goes on: nobody is asked in the middle of one. */
export const talkMs = (status: ConversationStatus): number =>
  status === 'solved' ? 0 : status === 'assistant' ? quietMs : personMs

function isTalking({ moment, conversation, now }: SurveyContext): boolean {
  if (!conversation || conversation.endedAt !== null) return false
  if (moment === 'bot-solved' && conversation.status === 'assistant') return false
  return now - conversation.lastWordsAt < talkMs(conversation.status)
}

const wasOffered = (survey: Survey, { offers, conversation }: SurveyContext): boolean =>
  offers.some(
    (offer) =>
      offer.survey === survey.id &&
      (offer.outcome === null || (offer.conversation !== null && offer.conversation === conversation?.id)),
  )

/** Days without any survey before this one. */
export const cooldownOf = (survey: Survey): number => survey.cooldownDays ?? (asksNps(survey) ? 90 : 30)

const cools = (survey: Survey, { offers, now }: SurveyContext): boolean =>
  offers.some(({ at }) => now - at < cooldownOf(survey) * day)

const asksNps = ({ questions }: Survey): boolean =>
  questions.some((question) => question.kind === 'rating' && question.metric === 'nps')

function wasDismissed(survey: Survey, { offers }: SurveyContext): boolean {
  const own = offers.filter((offer) => offer.survey === survey.id).sort((a, b) => b.at - a.at)
  return own.length >= 2 && own.slice(0, 2).every(({ outcome }) => outcome === 'skipped')
}
