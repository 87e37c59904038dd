import * as v from 'valibot'
import { Slug } from './ids.ts'
import { limits } from './limits.ts'

const Email = v.pipe(v.string(), v.regex(/^\S+@\S+$/), v.maxLength(limits.email), v.toLowerCase())

/** Agents who do one kind of work; they are named by the e-mail they sign in with. */
export const Team = v.strictObject({
  id: Slug,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.name)),
  agents: v.array(Email),
})
export type Team = v.InferOutput<typeof Team>

/** How the people of a site work: `desk.json`. Unknown keys are errors, because typos are the main failure of such files. */
export const DeskFile = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** Within how many minutes a visitor shall have words of an agent; after it the clock in the console turns red. */
  replyTargetMinutes: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10_080)), 5),
  teams: v.optional(
    v.pipe(
      v.array(Team),
      v.check(
        (teams) => new Set(teams.map(({ id }) => id)).size === teams.length,
        'teams with an id of their own each',
      ),
    ),
    [],
  ),
})
export type DeskFile = v.InferOutput<typeof DeskFile>
