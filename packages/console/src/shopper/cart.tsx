import type { Cart, CartItem } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { sayMoney } from '../text/money.ts'
import { useDesk } from '../use-desk.ts'
import { webAddress } from './web-address.ts'

/** The cart as it is now; unknown and empty are told apart. */
export function CartPart({ cart }: { cart: Cart | null }) {
  const { say, locale } = useDesk()
  const total = cart?.total ?? null
  const title =
    cart && total !== null
      ? say('shopper.cartTotal', { total: sayMoney(locale, total, cart.currency) })
      : say('shopper.cart')
  return (
    <section aria-labelledby="cart-title">
      <h3 id="cart-title">{title}</h3>
      {!cart ? (
        <p class="hint">{say('shopper.cartUnknown')}</p>
      ) : cart.items.length === 0 ? (
        <p class="hint">{say('shopper.cartEmpty')}</p>
      ) : (
        <ul class="cart">
          {cart.items.map((item, index) => (
            <Item key={`${item.id} ${item.variantId ?? ''} ${index}`} item={item} currency={cart.currency} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Item({ item, currency }: { item: CartItem; currency: string | null }) {
  const { locale } = useDesk()
  const { name, options, price, quantity } = item
  const chosen = Object.values(options).join(', ')
  return (
    <li>
      <Picture key={item.image} image={item.image} />
      <span class="item-name" dir="auto">
        {chosen ? `${name}, ${chosen}` : name}
      </span>
      <span class="item-price">
        {quantity !== 1 && `${new Intl.NumberFormat(locale).format(quantity)} × `}
        {price === null ? '–' : sayMoney(locale, price, currency)}
      </span>
    </li>
  )
}

/** The shop's picture. Nothing is told to its server about this page, and what does not load leaves a plain square. */
function Picture({ image }: { image: string | null }) {
  const broken = useSignal(false)
  const source = webAddress(image)
  if (!source || broken.value) return <span class="picture" />
  return (
    <img
      class="picture"
      src={source}
      alt=""
      width={36}
      height={36}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      onError={() => {
        broken.value = true
      }}
    />
  )
}
