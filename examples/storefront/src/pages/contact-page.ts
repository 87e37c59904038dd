import { type Html, html } from '../html.ts'
import { textsOf } from '../texts/texts.ts'
import { layout, type PageContext } from './layout.ts'

export function contactPage(context: PageContext): Html {
  const texts = textsOf(context.language)
  const main = html`<section class="words">
<h1>${texts.contact}</h1>
<p class="lead">${texts.contactText}</p>
<p><a class="button" href="mailto:hello@rosso.example" data-primary-action>${texts.writeUs}</a></p>
<dl class="ways">
<div class="way"><dt>${texts.email}</dt><dd><a href="mailto:hello@rosso.example">hello@rosso.example</a></dd></div>
<div class="way"><dt>${texts.phone}</dt><dd><a href="tel:+37255500112">+372 5550 0112</a></dd></div>
<div class="way"><dt>${texts.shop}</dt><dd>Kalda 12, 10122 Tallinn</dd></div>
<div class="way"><dt>${texts.hours}</dt><dd>${texts.hoursText}</dd></div>
</dl>
</section>`
  return layout({ title: `${texts.contact} – Rosso`, kind: 'words-page', main }, context)
}
