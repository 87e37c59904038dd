import { type Html, html } from '../html.ts'
import { rootOf } from '../languages.ts'
import { textsOf } from '../texts/texts.ts'
import { sums } from './cart-page.ts'
import { layout, type PageContext } from './layout.ts'

interface Field {
  label: string
  autocomplete: string
  type?: string
  wide?: boolean
}

/** Inputs have no names: whatever somebody types into a demonstration shop never leaves the page. */
const input = ({ label, autocomplete, type = 'text', wide = true }: Field): Html =>
  html`<label class="field${wide ? '' : ' half'}"><span class="quiet">${label}</span><input class="typed" type="${type}" autocomplete="${autocomplete}" required></label>`

export function checkoutPage(context: PageContext): Html {
  const texts = textsOf(context.language)
  const root = rootOf(context.language)
  const person: Field[] = [
    { label: texts.email, autocomplete: 'email', type: 'email' },
    { label: texts.name, autocomplete: 'name' },
    { label: texts.address, autocomplete: 'street-address' },
    { label: texts.postcode, autocomplete: 'postal-code', wide: false },
    { label: texts.city, autocomplete: 'address-level2', wide: false },
  ]
  const cardFields: Field[] = [
    { label: texts.cardNumber, autocomplete: 'cc-number' },
    { label: texts.cardName, autocomplete: 'cc-name' },
    { label: texts.cardExpiry, autocomplete: 'cc-exp', wide: false },
    { label: texts.cardCode, autocomplete: 'cc-csc', wide: false },
  ]
  const form = html`<form action="${root}checkout" method="post">
<fieldset><legend>${texts.deliveryTo}</legend>${person.map(input)}</fieldset>
<fieldset><legend>${texts.payment}</legend><p class="small">${texts.demo}</p>${cardFields.map(input)}</fieldset>
<button class="button" type="submit" data-primary-action>${texts.pay}</button>
</form>`
  const empty = html`<p class="empty">${texts.cartEmpty}</p><p><a class="button" href="${root}#shoes" data-primary-action>${texts.heroAction}</a></p>`
  const main = html`<section class="checkout">
<h1>${texts.checkout}</h1>
${context.lines.length > 0 ? html`<div class="columns">${form}<aside class="sums" aria-label="${texts.total}">${sums(context, texts)}</aside></div>` : empty}
</section>`
  return layout({ title: `${texts.checkout} – Rosso`, kind: 'checkout-page', main }, context)
}

export function thanksPage(context: PageContext): Html {
  const texts = textsOf(context.language)
  const main = html`<section class="words">
<h1>${texts.thanksTitle}</h1>
<p class="lead">${texts.thanksText}</p>
<p><a class="button" href="${rootOf(context.language)}" data-primary-action>${texts.keepShopping}</a></p>
</section>`
  return layout({ title: `${texts.thanksTitle} – Rosso`, kind: 'words-page', main }, context)
}
