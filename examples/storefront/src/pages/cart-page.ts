import type { CartLine } from '../cart/cart-lines.ts'
import { mostOfOne } from '../cart/cart-lines.ts'
import { picturePath, productPath, variantById } from '../catalogue.ts'
import { type Html, html } from '../html.ts'
import { type Language, rootOf } from '../languages.ts'
import { deliveryPrice, formatMoney } from '../money.ts'
import { type Texts, textsOf } from '../texts/texts.ts'
import { layout, type PageContext } from './layout.ts'

/** What is in the cart, in forms that also work without scripts. */
export function cartPage(context: PageContext): Html {
  const texts = textsOf(context.language)
  const root = rootOf(context.language)
  const main = html`<section class="cart">
<h1>${texts.cart}</h1>
${
  context.lines.length === 0
    ? html`<p class="empty">${texts.cartEmpty}</p><p><a class="button" href="${root}#shoes" data-primary-action>${texts.heroAction}</a></p>`
    : html`<ul class="lines">${context.lines.map((line) => cartLine(line, context.language, texts))}</ul>
<div class="sums">${sums(context, texts)}
<a class="button" href="${root}checkout" data-primary-action>${texts.checkout}</a>
<p><a href="${root}#shoes">${texts.keepShopping}</a></p>
</div>`
}
</section>`
  return layout({ title: `${texts.cart} – Rosso`, kind: 'cart-page', main }, context)
}

function cartLine(line: CartLine, language: Language, texts: Texts): Html | null {
  const variant = variantById(line.variantId)
  if (!variant) return null
  const { product, size } = variant
  const root = rootOf(language)
  return html`<li>
<img src="${picturePath(product)}" alt="" width="640" height="420">
<div class="what"><h2><a href="${productPath(root, product)}?variant=${variant.id}">${product.title}</a></h2>
<p>${texts.colors[product.color]} · ${texts.size} ${size}</p></div>
<form action="${root}cart/change" method="post" class="quantity">
<input type="hidden" name="id" value="${variant.id}">
<label><span class="quiet">${texts.quantity}</span><input class="number" type="number" name="quantity" value="${line.quantity}" min="0" max="${mostOfOne}" inputmode="numeric" data-quantity></label>
<button type="submit" class="plain" data-update>${texts.update}</button>
</form>
<form action="${root}cart/change" method="post">
<input type="hidden" name="id" value="${variant.id}"><input type="hidden" name="quantity" value="0">
<button type="submit" class="plain" aria-label="${texts.remove}: ${product.title}, ${texts.size} ${size}">${texts.remove}</button>
</form>
<p class="price sum">${formatMoney(product.price * line.quantity, language)}</p>
</li>`
}

/** Goods, delivery and what is to be paid. */
export function sums({ lines, language }: PageContext, texts: Texts): Html {
  const goods = lines.reduce((sum, line) => sum + (variantById(line.variantId)?.product.price ?? 0) * line.quantity, 0)
  const delivery = deliveryPrice(goods)
  return html`<dl>
<div><dt>${texts.subtotal}</dt><dd>${formatMoney(goods, language)}</dd></div>
<div><dt>${texts.delivery}</dt><dd>${delivery === 0 ? texts.free : formatMoney(delivery, language)}</dd></div>
<div class="total"><dt>${texts.total}</dt><dd>${formatMoney(goods + delivery, language)}</dd></div>
</dl>`
}
