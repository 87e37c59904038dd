/** The request may or may not have been done: nobody answered in time. The same request, with the same cid, may be sent again. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
}

/** There is no connection, or it broke before the answer came: whether the request was done is unknown. */
export class DisconnectedError extends Error {
  override name = 'DisconnectedError'
}
