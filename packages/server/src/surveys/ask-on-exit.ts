import type { Greeting, GreetingReply, GreetingRules, GreetingShow, Question, Survey } from '@deskbell/protocol'
import { cooldownOf } from '@deskbell/surveys'

const words = {
  answer: {
    ...{ en: 'Answer', et: 'Vasta', pl: 'Odpowiedz', zh: '回答', ms: 'Jawab', ru: 'Ответить', de: 'Antworten' },
    ...{ fr: 'Répondre', es: 'Responder', ar: 'أجب' },
  },
  skip: {
    ...{ en: 'Skip', et: 'Jäta vahele', pl: 'Pomiń', zh: '跳过', ms: 'Langkau', ru: 'Пропустить', de: 'Überspringen' },
    ...{ fr: 'Passer', es: 'Omitir', ar: 'تخطَّ' },
  },
}

/** As many as stand on a card, with the one that skips. */
const mostReplies = 4

/** What may be answered on the card itself; all else is answered in the panel. */
function answersOf(survey: string, question: Question): GreetingReply[] {
  if (question.kind === 'good-bad') {
    const { low, high } = question.ends
    return [
      { label: high, view: `survey/${survey}/1` },
      { label: low, view: `survey/${survey}/0` },
    ]
  }
  if (question.kind !== 'choice' || question.many) return []
  return question.options.map(({ id, label }) => ({ label, view: `survey/${survey}/${id}` }))
}

/**
 * Who is outside of the sample draws a text that nothing can fill, and such a greeting does not show; the same visitor is
 * always in or always out.
 */
function sampled(show: GreetingShow, percent: number): Pick<Greeting, 'show' | 'variants'> {
  const outside = { id: 'not-asked', weight: 100 - percent, show: { text: '{outside}' } }
  if (percent <= 0) return { show: outside.show }
  return percent < 100 ? { variants: [{ id: 'asked', weight: percent, show }, outside] } : { show }
}

function greetingOf({ id, sample = 100, questions }: Survey): Greeting[] {
  const [first] = questions
  if (!first) return []
  const answers = answersOf(id, first)
  const fits = answers.length > 0 && answers.length < mostReplies
  const replies = fits ? answers : [{ label: words.answer, view: `survey/${id}` }]
  const show = { text: first.text, replies: [...replies, { label: words.skip, dismiss: true }] }
  const when = { exitIntent: true }
  return [{ id: exitGreeting(id), priority: -1, when, repeat: { max: 1, per: 'ever' }, ...sampled(show, sample) }]
}

/** Under this id the report counts how often an exit survey was put before a shopper. */
export const exitGreeting = (survey: string): string => `survey-${survey}`.slice(0, 64)

/** The surveys that its replies open. */
const opens = ({ show, variants = [] }: Greeting): string[] =>
  [show, ...variants.map((one) => one.show)].flatMap((one) =>
    (one?.replies ?? []).flatMap(({ view = '' }) => /^survey\/([^/]+)/.exec(view)?.[1] ?? []),
  )

/** Whoever wrote the greeting that asks a survey: the survey's cooldown holds, unless the greeting says another. */
function rested(greeting: Greeting, surveys: readonly Survey[]): Greeting {
  const asked = opens(greeting)
  const days = surveys.filter(({ id }) => asked.includes(id)).map(cooldownOf)
  const daysSinceSurvey = Math.max(0, ...days)
  return daysSinceSurvey ? { ...greeting, when: { daysSinceSurvey, ...greeting.when } } : greeting
}

/**
 * The site's greetings, and behind them one for each survey that waits for shoppers who are about to leave: its question
 * on a card, under the same caps, quiet places and rules of placement as any greeting. It is never asked twice, and not
 * within the survey's cooldown.
 */
export function withExitSurveys(rules: GreetingRules, surveys: readonly Survey[]): GreetingRules {
  const exits = surveys.filter(({ trigger }) => trigger === 'exit').flatMap(greetingOf)
  const taken = new Set(rules.greetings.map(({ id }) => id))
  // An owner's own greeting of that name takes its place.
  const greetings = [...rules.greetings, ...exits.filter(({ id }) => !taken.has(id))]
  return { ...rules, greetings: greetings.map((one) => rested(one, surveys)) }
}
