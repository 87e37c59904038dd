import { type Html, html } from '../html.ts'
import { rootOf } from '../languages.ts'
import { textsOf } from '../texts/texts.ts'
import { layout, type PageContext } from './layout.ts'

export function notFoundPage(context: PageContext): Html {
  const texts = textsOf(context.language)
  const main = html`<section class="words">
<h1>${texts.notFound}</h1>
<p class="lead">${texts.notFoundText}</p>
<p><a class="button" href="${rootOf(context.language)}" data-primary-action>${texts.heroAction}</a></p>
</section>`
  return layout({ title: `${texts.notFound} – Rosso`, kind: 'words-page', main }, { ...context, path: '/' })
}
