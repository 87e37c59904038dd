import type { DeskFile } from '../desk.ts'
import { type Fault, repeated } from './meaning.ts'
import { didYouMean } from './nearest-word.ts'

/** Ids once each, rules only for teams that are there, and no holiday that ends before it begins. */
export function checkDesk({ teams, agents, rules, hours }: DeskFile): Fault[] {
  const ids = teams.map(({ id }) => id)
  const unknown = rules.flatMap(({ then }, at) => {
    if (then.team === undefined || ids.includes(then.team)) return []
    return [{ field: `rules.${at}.then.team`, reason: `there is no team "${then.team}"${didYouMean(then.team, ids)}` }]
  })
  const early = (hours?.holidays ?? []).flatMap(({ date, until }, at) =>
    until !== undefined && until < date
      ? [{ field: `hours.holidays.${at}.until`, reason: `expected ${date} or later, and it is ${until}` }]
      : [],
  )
  return [
    ...repeated(ids, (at) => `teams.${at}.id`),
    ...repeated(
      agents.map(({ email }) => email),
      (at) => `agents.${at}.email`,
    ),
    ...repeated(
      rules.map(({ id }) => id),
      (at) => `rules.${at}.id`,
    ),
    ...unknown,
    ...early,
  ]
}
