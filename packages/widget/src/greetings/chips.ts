import type { ChosenGreeting } from '@deskbell/greetings/decide'
import type { Cart } from '@deskbell/protocol'
import type { Chip } from './card.ts'

/** The sizes a greeting speaks of, each with its picture from the cart. */
export function chipsOf(
  { show }: ChosenGreeting,
  cart: Cart | null,
  several: { name: string; sizes: readonly string[] } | null,
): Chip[] {
  if (!cart || !several || !JSON.stringify(show.text).includes('{sizes}')) return []
  return several.sizes.map((label) => {
    const item = cart.items.find((one) => one.name === several.name && one.options.size === label)
    return { label, image: item?.image ?? null }
  })
}
