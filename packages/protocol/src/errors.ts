/**
 * Every refusal that can cross the wire: whether trying again can help, and the HTTP status it has there.
 * Sentences for people are chosen by code where they are shown, never built where the error is thrown.
 */
export const errors = {
  bad_request: { retry: false, status: 400 },
  unauthorized: { retry: false, status: 401 },
  identity_rejected: { retry: false, status: 401 },
  forbidden: { retry: false, status: 403 },
  not_found: { retry: false, status: 404 },
  cid_conflict: { retry: false, status: 409 },
  edit_conflict: { retry: false, status: 409 },
  taken: { retry: false, status: 409 },
  closed: { retry: false, status: 409 },
  erased: { retry: false, status: 410 },
  too_large: { retry: false, status: 413 },
  unsupported_version: { retry: false, status: 426 },
  rate_limited: { retry: true, status: 429 },
  unavailable: { retry: true, status: 503 },
  draining: { retry: true, status: 503 },
} as const

export type ErrorCode = keyof typeof errors

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
  error: { code, retry: errors[code].retry, ...more },
})
