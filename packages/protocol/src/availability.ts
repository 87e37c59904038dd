/** Whether somebody can answer now. */
export interface Availability {
  /** Agents able to answer now. */
  online: number
  /** False outside the business hours. */
  open: boolean
  /** When the hours begin again, milliseconds since 1970; `null` when open or unknown. */
  opensAt: number | null
  /** Minutes that people lately waited for an agent's first words; `null` where too little is known. */
  replyMinutes?: number | null
  /** After so long in the queue the message form is offered; `null` for never. */
  formAfterMs?: number | null
}
