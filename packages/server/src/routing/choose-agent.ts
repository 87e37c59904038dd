import type { RoutingMethod } from '@deskbell/protocol'

/** An agent who is online, as routing sees her. */
export interface Candidate {
  id: string
  open: number
  capacity: number
  /** When she was last given a conversation. */
  assignedAt: number
  skills: readonly string[]
  languages: readonly string[]
  teams: readonly string[]
}
/** What a waiting conversation asks for. */
export interface Wanted {
  team: string | null
  locale: string
  tags: readonly string[]
}

const base = (tag: string): string => tag.split('-')[0] ?? tag

/** Those who fit, or all where none does: nobody waits for somebody who is not there. */
function prefer(all: readonly Candidate[], fits: (candidate: Candidate) => boolean): readonly Candidate[] {
  const fitting = all.filter(fits)
  return fitting.length > 0 ? fitting : all
}

/**
 * Who gets a waiting conversation: of its team, with room for one more; of these by skills, then by language, then by
 * the method. `null` where nobody can take it now. Pure.
 */
export function chooseAgent(
  method: RoutingMethod,
  candidates: readonly Candidate[],
  { team, locale, tags }: Wanted,
): string | null {
  if (method === 'manual') return null
  const free = candidates.filter(
    ({ open, capacity, teams }) => open < capacity && (team === null || teams.includes(team)),
  )
  const needed = tags.filter((tag) => candidates.some(({ skills }) => skills.includes(tag)))
  const skilled = prefer(free, ({ skills }) => needed.every((tag) => skills.includes(tag)))
  const speaking = prefer(skilled, ({ languages }) => languages.some((language) => base(language) === base(locale)))
  const byTurn = (a: Candidate, b: Candidate) => a.assignedAt - b.assignedAt || (a.id < b.id ? -1 : 1)
  const byLoad = (a: Candidate, b: Candidate) => a.open / a.capacity - b.open / b.capacity || byTurn(a, b)
  return [...speaking].sort(method === 'least-busy' ? byLoad : byTurn)[0]?.id ?? null
}
