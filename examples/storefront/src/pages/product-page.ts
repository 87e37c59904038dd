import { type Product, picturePath, productId, productPath, products, sizes, variantId } from '../catalogue.ts'
import { type Html, html, jsonScript } from '../html.ts'
import { rootOf } from '../languages.ts'
import { currency, formatMoney } from '../money.ts'
import { type Texts, textsOf } from '../texts/texts.ts'
import { card } from './home-page.ts'
import { layout, type PageContext } from './layout.ts'

/** One pair: picture, price, sizes, and the way into the cart. */
export function productPage(product: Product, context: PageContext): Html {
  const texts = textsOf(context.language)
  const model = texts.models[product.model]
  const others = products.filter((other) => other !== product)
  const nearest = others.sort((a, b) => closeness(b, product) - closeness(a, product)).slice(0, 4)
  const main = html`<article class="product">
<img class="picture" src="${picturePath(product)}" alt="${product.title}" width="640" height="420">
<div class="details">
<p class="kind">${model.kind}</p>
<h1>${product.title}</h1>
<p class="price asked">${formatMoney(product.price, context.language)}</p>
<p>${model.text}</p>
${buyForm(product, context, texts)}
<ul class="facts">${model.facts.map((fact) => html`<li>${fact}</li>`)}</ul>
</div>
</article>
<section class="listing related" aria-labelledby="related-title">
<h2 id="related-title">${texts.related}</h2>
<ul>${nearest.map((other) => card(other, context.language))}</ul>
</section>`
  const head = html`<meta property="og:type" content="product">
<link rel="canonical" href="${productPath(rootOf(context.language), product)}">
${jsonScript(structured(product, context, texts))}`
  return layout(
    { title: `${product.title} – Rosso`, description: model.text, head, kind: 'product-page', main },
    context,
  )
}

/** Same model before same colour before the rest. */
const closeness = (one: Product, other: Product): number =>
  (one.model === other.model ? 2 : 0) + (one.color === other.color ? 1 : 0)

function buyForm(product: Product, context: PageContext, texts: Texts): Html {
  const sizeChoice = (size: string) => {
    const id = String(variantId(product, size))
    const chosen = id === context.variant
    return html`<label class="size"><input type="radio" name="id" value="${id}" required${chosen && html` checked`}><span class="label">${size}</span></label>`
  }
  return html`<form class="buy" action="${rootOf(context.language)}cart/add" method="post" data-add
 data-added="${texts.added}" data-choose="${texts.chooseSize}" data-failed="${texts.failed}">
<p><span class="quiet">${texts.color}:</span> ${texts.colors[product.color]}</p>
<fieldset><legend class="quiet">${texts.sizeUs}</legend><div class="sizes">${sizes.map(sizeChoice)}</div></fieldset>
<p class="fit">${texts.models[product.model].fit}</p>
<button class="button" type="submit" data-primary-action>${texts.addToCart}</button>
<p class="added" role="status" data-status></p>
<p><a class="to-cart" href="${rootOf(context.language)}cart" data-to-cart hidden>${texts.viewCart}</a></p>
</form>`
}

/** What search engines and other scripts read of the product (schema.org). */
const structured = (product: Product, { language }: PageContext, texts: Texts) => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  productID: String(productId(product)),
  sku: product.handle.toUpperCase(),
  name: product.title,
  description: texts.models[product.model].text,
  image: picturePath(product),
  url: productPath(rootOf(language), product),
  color: texts.colors[product.color],
  brand: { '@type': 'Brand', name: 'Rosso' },
  offers: {
    '@type': 'Offer',
    price: (product.price / 100).toFixed(2),
    priceCurrency: currency,
    availability: 'https://schema.org/InStock',
    itemCondition: 'https://schema.org/NewCondition',
    url: productPath(rootOf(language), product),
  },
})
