import type { ErrorCode } from '@deskbell/protocol'

/** One act of the person that still has to reach the server, as it lies in the storage. */
export interface OutboxRecord {
  cid: string
  /** Acts of one lane leave one after another: a conversation's id, or `acts` for all that belongs to none. */
  lane: string
  command: string
  input: unknown
  /** Device time of the act: shown until the server gives its own, and for not sending what is a day old. Never for order. */
  at: number
  /** Order within the device; grows. */
  position: number
  /** Who acted, so that nothing leaves under another name; `null` where the server has not named anybody yet. */
  by: string | null
  /** It is not sent any more by itself. */
  failed: boolean
  /** The refusal; `null` when the person is only asked whether to send it after all. */
  error: ErrorCode | null
}

/** Checks what lay in the storage; `null` when it is no record of ours. */
export function parseOutboxRecord(value: unknown): OutboxRecord | null {
  if (typeof value !== 'object' || value === null) return null
  const { cid, lane, command, input, at, position, by = null, failed, error = null } = value as Partial<OutboxRecord>
  const whole =
    typeof cid === 'string' &&
    typeof lane === 'string' &&
    typeof command === 'string' &&
    typeof at === 'number' &&
    typeof position === 'number' &&
    typeof failed === 'boolean' &&
    typeof input === 'object' &&
    input !== null
  return whole ? { cid, lane, command, input, at, position, by, failed, error } : null
}
