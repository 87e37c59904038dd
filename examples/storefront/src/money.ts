import type { Language } from './languages.ts'

/** The shop sells in one currency. */
export const currency = 'EUR'
/** Orders from here on are delivered free, in hundredths. */
export const freeDeliveryFrom = 10_000
/** Standard delivery below that, in hundredths. */
export const standardDelivery = 490

/** Price of delivery for goods of this value, both in hundredths. */
export const deliveryPrice = (subtotal: number): number => (subtotal >= freeDeliveryFrom ? 0 : standardDelivery)

/** @example formatMoney(12900, 'en') // '€129.00' */
export const formatMoney = (hundredths: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(hundredths / 100)
