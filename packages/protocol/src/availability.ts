/** Whether somebody can answer now. */
export interface Availability {
  /** Agents able to answer now. */
  online: number
  /** False outside the business hours. */
  open: boolean
  /** When the hours begin again, milliseconds since 1970; `null` when open or unknown. */
  opensAt: number | null
}
