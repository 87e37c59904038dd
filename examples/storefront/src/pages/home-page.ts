import { type Product, picturePath, productByHandle, productPath, products } from '../catalogue.ts'
import { type Html, html } from '../html.ts'
import { type Language, rootOf } from '../languages.ts'
import { formatMoney } from '../money.ts'
import { textsOf } from '../texts/texts.ts'
import { layout, type PageContext } from './layout.ts'

/** The shop window: what Rosso is, and every pair it has. */
export function homePage(context: PageContext): Html {
  const texts = textsOf(context.language)
  const hero = productByHandle('corsa-red')
  const main = html`<section class="hero">
<div>
<h1>${texts.heroTitle}</h1>
<p>${texts.heroText}</p>
<a class="button" href="#shoes" data-primary-action>${texts.heroAction}</a>
</div>
${hero && html`<img src="${picturePath(hero)}" alt="${hero.title}" width="640" height="420">`}
</section>
<section id="shoes" class="listing" aria-labelledby="shoes-title">
<h2 id="shoes-title">${texts.listingTitle}</h2>
<ul>${products.map((product) => card(product, context.language))}</ul>
</section>`
  return layout({ title: `Rosso – ${texts.tagline}`, kind: 'home', main }, context)
}

/** One pair in a listing; the whole card leads to its page. */
export function card(product: Product, language: Language): Html {
  const texts = textsOf(language)
  return html`<li class="card">
<img src="${picturePath(product)}" alt="" width="640" height="420" loading="lazy">
<h3><a class="name" href="${productPath(rootOf(language), product)}">${product.title}</a></h3>
<p>${texts.models[product.model].kind}</p>
<p class="price">${formatMoney(product.price, language)}</p>
</li>`
}
