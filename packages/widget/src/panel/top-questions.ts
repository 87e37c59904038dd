import type { Article, Cart, PageView } from '@deskbell/protocol'

/**
 * The questions for this type of page, then with goods in the cart those for cart and checkout, then the general ones;
 * each by the owner's order. At most `count`.
 */
export function topQuestions(
  articles: readonly Article[],
  page: PageView['type'],
  cart: Cart | null,
  count: number,
): Article[] {
  const buying = (cart?.items.length ?? 0) > 0
  function rank({ pages }: Article): number {
    if (pages.includes(page)) return 0
    if (buying && (pages.includes('cart') || pages.includes('checkout'))) return 1
    return pages.length === 0 ? 2 : 3
  }
  return [...articles].sort((a, b) => rank(a) - rank(b) || a.order - b.order).slice(0, count)
}
