/** How long a changed line in the agents' list may wait for the next change of it: what is open is told at once. */
const restMs = 400
/** However many agents look on, a server spends its time on messages: so many lines a millisecond are told. */
const linesPerMs = 10
const longestMs = 10_000

/**
 * How long lines wait before they are told, by how many times lines were told together last: each goes to each agent.
 * @example restAfter(100 * 500) // 5000: a hundred lively conversations, five hundred agents
 */
export const restAfter = (told: number): number => Math.min(longestMs, Math.max(restMs, told / linesPerMs))
