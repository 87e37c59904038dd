import type { GreetingFacts } from '@deskbell/greetings/context'
import type { ChosenGreeting } from '@deskbell/greetings/fill'

/** A thing the greeting names, shown as a chip with its picture. */
export interface Chip {
  label: string
  image: string | null | undefined
}

/** The sizes a greeting speaks of, each with its picture from the cart, and the code it gives. */
export function chipsOf({ show }: ChosenGreeting, { cart, severalSizes }: GreetingFacts): Chip[] {
  const coupon = show.coupon ? [{ label: show.coupon, image: null }] : []
  if (!cart || !severalSizes || !JSON.stringify(show.text).includes('{sizes}')) return coupon
  const { name, sizes } = severalSizes
  const chips = sizes.map((label) => ({
    label,
    image: cart.items.find((one) => one.name === name && one.options.size === label)?.image,
  }))
  return [...chips, ...coupon]
}
