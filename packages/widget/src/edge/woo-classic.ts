import { hearJQuery } from './hear-jquery.ts'

const hashOf = () => /woocommerce_cart_hash=([^;]*)/.exec(document.cookie)?.[1]

/** What themes with jQuery tell of the cart by its events, which are no DOM events, and to their other tabs. */
export function hearClassic(onChange: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  let hash = hashOf()
  hearJQuery(document.body, 'added_to_cart removed_from_cart updated_wc_div', onChange, signal)
  // Fragments are refreshed on many a page that changes nothing.
  const refreshed = () => {
    const now = hashOf()
    if (now !== hash) onChange()
    hash = now
  }
  hearJQuery(document.body, 'wc_fragments_refreshed', refreshed, signal)
  window.addEventListener('storage', ({ key }) => key?.startsWith('wc_cart_hash_') && onChange(), { signal })
}
