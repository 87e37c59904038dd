import type { GreetingFacts } from '@deskbell/greetings/context'
import type { ChosenGreeting } from '@deskbell/greetings/fill'

/** A thing the greeting names, shown as a chip with its picture. */
export interface Chip {
  label: string
  image: string | null | undefined
}

/** The sizes a greeting speaks of, each with its picture from the cart. */
export function chipsOf({ show }: ChosenGreeting, { cart, severalSizes }: GreetingFacts): Chip[] {
  if (!cart || !severalSizes || !JSON.stringify(show.text).includes('{sizes}')) return []
  const { name, sizes } = severalSizes
  return sizes.map((label) => ({
    label,
    image: cart.items.find((one) => one.name === name && one.options.size === label)?.image,
  }))
}
