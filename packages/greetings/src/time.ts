/** Spans in ms. */
export const day = 86_400_000
export const week = 7 * day
