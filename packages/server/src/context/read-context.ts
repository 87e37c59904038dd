import type { SurveyAnswer, VisitorContext } from '@deskbell/protocol'
import type { Site } from '../deps.ts'
import { readProfile } from '../identity/profile.ts'
import { allOfVisitor } from '../store/conversations.ts'
import { consentsOf, detailsOf } from '../store/details.ts'
import { pagesOf } from '../store/pages.ts'
import { answersOf } from '../store/records.ts'
import { remarksOf } from '../store/remarks.ts'
import type { Sql } from '../store/sql.ts'
import { contextOf } from '../store/visitors.ts'

const beforeLimit = 10

/** The first score given, as "6/7", or `null` where none was. */
export function showScore(site: Site | undefined, answers: readonly SurveyAnswer[]): string | null {
  for (const { survey, answers: given } of answers) {
    const questions = site?.surveys.find(({ id }) => id === survey)?.questions ?? []
    for (const { question: id, score } of given) {
      const question = questions.find((each) => each.id === id)
      if (score !== undefined && question?.kind === 'rating') return `${score}/${question.max}`
    }
  }
  return null
}

/** What the console shows beside the words of a conversation. */
export async function readContext(
  sql: Sql,
  site: Site | undefined,
  place: { id: string; site: string; visitor: string; facts: string },
): Promise<VisitorContext> {
  const known = await contextOf(sql, place.visitor)
  const all = await allOfVisitor(sql, { id: place.visitor, site: place.site }, beforeLimit + 1)
  const profile = await readProfile(sql, place.visitor)
  const pages = await pagesOf(sql, place.visitor)
  const details = await detailsOf(sql, { id: place.visitor, site: place.site })
  const consents = await consentsOf(sql, { id: place.visitor, site: place.site })
  const remarks = await remarksOf(sql, { id: place.visitor, site: place.site })
  const before: VisitorContext['before'] = []
  for (const { id, created_at: at, status } of all) {
    if (id !== place.id) before.push({ id, at, status, survey: showScore(site, await answersOf(sql, id)) })
  }
  before.sort((a, b) => b.at - a.at)
  const nothing = { page: null, cart: null, locale: 'en', referrer: null, device: null, visits: 0 }
  return {
    visitor: place.visitor,
    ...(known ?? nothing),
    pages,
    profile,
    facts: JSON.parse(place.facts) as Record<string, string>,
    details,
    consents,
    remarks,
    before: before.slice(0, beforeLimit),
  }
}
