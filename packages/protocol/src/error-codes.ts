/**
 * Every refusal that can cross the wire. Sentences for people are chosen by code where they are shown, never built where
 * the error is thrown.
 */
export const errorCodes = [
  ...(['bad_request', 'unauthorized', 'identity_rejected', 'forbidden', 'not_found', 'cid_conflict'] as const),
  ...(['edit_conflict', 'taken', 'closed', 'erased', 'too_large', 'unsupported_version'] as const),
  ...(['rate_limited', 'unavailable', 'draining'] as const),
] as const

export type ErrorCode = (typeof errorCodes)[number]
