/**
 * An amount in major units as the shop shows it; without a known currency only the number, never a guessed sign.
 * @example sayMoney('en', 129, 'EUR') // '€129.00'
 */
export function sayMoney(locale: string, amount: number, currency: string | null): string {
  const plain = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  if (!currency) return new Intl.NumberFormat(locale, plain).format(amount)
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
}
