import type { AgentCommand } from './agent.ts'

export const roles = ['admin', 'agent', 'viewer'] as const
/** What a person of the team is there for: to run the site, to answer, or only to look. */
export type Role = (typeof roles)[number]

const everybody: readonly Role[] = roles
const whoAnswers: readonly Role[] = ['admin', 'agent']
const whoRunsIt: readonly Role[] = ['admin']

/** Who may do what. A command that is not here cannot be asked: the compiler wants a row for each. */
export const rights = {
  'session:start': everybody,
  'inbox:list': everybody,
  'conversation:open': everybody,
  'conversation:resume': everybody,
  'report:read': everybody,
  'report:list': everybody,
  'followup:set': whoAnswers,
  'content:list': everybody,
  'content:open': everybody,
  'content:version': everybody,
  'content:save': whoRunsIt,
  'setup:read': everybody,
  'origin:add': whoRunsIt,
  'origin:remove': whoRunsIt,
  'answer:list': everybody,
  'draft:suggest': whoAnswers,
  'text:translate': whoAnswers,
  'message:send': whoAnswers,
  'message:edit': whoAnswers,
  'message:remove': whoAnswers,
  'conversation:begin': whoAnswers,
  'conversation:take': whoAnswers,
  'conversation:solve': whoAnswers,
  'conversation:reopen': whoAnswers,
  'conversation:assign': whoAnswers,
  'conversation:snooze': whoAnswers,
  'conversation:tag': whoAnswers,
  'conversation:prioritise': whoAnswers,
  'conversation:merge': whoAnswers,
  'conversation:search': everybody,
  'visitors:list': everybody,
  'viewing:set': everybody,
  'agents:list': everybody,
  'availability:set': whoAnswers,
  'reply:list': everybody,
  'reply:save': whoAnswers,
  'reply:remove': whoAnswers,
  'view:list': everybody,
  'view:save': whoAnswers,
  'view:remove': whoAnswers,
  'view:move': whoAnswers,
  'remark:add': whoAnswers,
  'remark:remove': whoAnswers,
  'receipt:mark': whoAnswers,
  'typing:set': whoAnswers,
  'account:read': everybody,
  'password:set': everybody,
  'totp:begin': everybody,
  'totp:confirm': everybody,
  'totp:remove': everybody,
  'session:end': everybody,
  'team:list': everybody,
  'member:invite': whoRunsIt,
  'member:change': whoRunsIt,
  'member:link': whoRunsIt,
  'audit:list': whoRunsIt,
  'mail:read': whoRunsIt,
  'mail:test': whoRunsIt,
  'key:list': whoRunsIt,
  'key:create': whoRunsIt,
  'key:revoke': whoRunsIt,
  'webhook:list': whoRunsIt,
  'webhook:create': whoRunsIt,
  'webhook:change': whoRunsIt,
  'webhook:rotate': whoRunsIt,
  'webhook:remove': whoRunsIt,
  'webhook:test': whoRunsIt,
  'delivery:list': whoRunsIt,
  'delivery:replay': whoRunsIt,
  'visitor:export': whoRunsIt,
  'visitor:erase': whoRunsIt,
} as const satisfies Record<AgentCommand, readonly Role[]>

export type Action = keyof typeof rights

/**
 * The one place that decides what a role may do; whatever it does not know is refused.
 * @example may('viewer', 'message:send') // false
 */
export const may = (role: string, action: string): boolean =>
  Object.hasOwn(rights, action) && (rights[action as Action] as readonly string[]).includes(role)
