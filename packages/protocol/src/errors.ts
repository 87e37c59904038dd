import type { ErrorCode } from './error-codes.ts'

/** The refusals after which the same request may succeed later. */
const retryable: readonly ErrorCode[] = ['rate_limited', 'unavailable', 'draining']

/** @example canRetry('draining') // true */
export const canRetry = (code: ErrorCode): boolean => retryable.includes(code)

/** The HTTP status that a refusal has where it is answered by HTTP. */
export const errorStatuses: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  identity_rejected: 401,
  forbidden: 403,
  not_found: 404,
  cid_conflict: 409,
  edit_conflict: 409,
  taken: 409,
  closed: 409,
  erased: 410,
  too_large: 413,
  unsupported_version: 426,
  rate_limited: 429,
  unavailable: 503,
  draining: 503,
}

export interface Refusal {
  code: ErrorCode
  /** Whether the same request may succeed later. */
  retry: boolean
  /** Milliseconds to wait before a retry, where the server knows. */
  afterMs?: number
  /** The field that was wrong, for `bad_request` and `too_large`. */
  field?: string
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; error: Refusal }

/** Makes the refusal that goes over the wire. @example refuse('rate_limited', { afterMs: 2000 }) */
export const refuse = (
  code: ErrorCode,
  more: { afterMs?: number; field?: string } = {},
): { ok: false; error: Refusal } => ({
  ok: false,
  error: { code, retry: canRetry(code), ...more },
})
