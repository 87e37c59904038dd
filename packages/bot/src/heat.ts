/** From this heat on, the assistant says sorry and fetches a person without being asked. */
export const tooHot = 0.75
/** From this heat on, its tone adapts and a person stands first among the choices. */
export const warm = 0.35
