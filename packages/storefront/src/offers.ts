import { parseAmount } from './amount.ts'
import { type Availability, availabilityOf, bestOf } from './availability.ts'
import { asCurrency, asNumber, get } from './field.ts'
import { listOf, typesOf } from './structured.ts'

export interface Offered {
  price: number | null
  /** Highest price when there are several. */
  priceMax: number | null
  currency: string | null
  availability: Availability
}

/** Structured data has plain decimals, but shops print formatted ones, too. */
const amount = (value: unknown): number | null => asNumber(value) ?? parseAmount(value)

/** Crossed-out prices and prices per litre are not what the product costs. */
function isAside(specification: unknown): boolean {
  const kind = String(get(specification, 'priceType') ?? '')
  const per = get(specification, 'referenceQuantity')
  return /ListPrice|Strikethrough|SRP|MSRP/i.test(kind) || per !== undefined
}

interface Price {
  price: unknown
  currency: unknown
}

function pricesOf(offer: unknown): Price[] {
  const currency = get(offer, 'priceCurrency')
  if (typesOf(offer).includes('AggregateOffer') || get(offer, 'lowPrice') !== undefined) {
    const nested = listOf(get(offer, 'offers')).flatMap(pricesOf)
    const ends = [get(offer, 'lowPrice'), get(offer, 'highPrice')].filter((one) => amount(one) !== null)
    return ends.length > 0 ? ends.map((price) => ({ price, currency: currency ?? nested[0]?.currency })) : nested
  }
  if (amount(get(offer, 'price')) !== null)
    return [{ price: get(offer, 'price'), currency: currency ?? specified(offer)[0]?.currency }]
  return specified(offer)
}

function specified(offer: unknown): Price[] {
  return listOf(get(offer, 'priceSpecification'))
    .filter((one) => !isAside(one))
    .map((one) => ({
      price: get(one, 'price') ?? get(one, 'minPrice'),
      currency: get(one, 'priceCurrency') ?? get(offer, 'priceCurrency'),
    }))
}

function availabilities(offer: unknown): Availability[] {
  const own = listOf(get(offer, 'availability')).map((one) => availabilityOf(get(one, '@id') ?? one))
  return [...own, ...listOf(get(offer, 'offers')).flatMap(availabilities)]
}

/** What all offers of a product come to: lowest and highest price, its currency, and the best availability. */
export function readOffers(offers: readonly unknown[]): Offered {
  const prices = offers.flatMap(pricesOf).filter(({ price }) => amount(price) !== null)
  const amounts = prices.map(({ price }) => amount(price) ?? 0)
  const low = amounts.length > 0 ? Math.min(...amounts) : null
  const high = amounts.length > 0 ? Math.max(...amounts) : null
  return {
    price: low,
    priceMax: high === low ? null : high,
    currency: prices.map(({ currency }) => asCurrency(currency)).find((code) => code !== null) ?? null,
    availability: bestOf(offers.flatMap(availabilities)),
  }
}
