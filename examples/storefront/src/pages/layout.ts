import type { CartLines } from '../cart/cart-lines.ts'
import { type Html, html, type Part } from '../html.ts'
import { type Language, languageNames, languages, rootOf } from '../languages.ts'
import { type Texts, textsOf } from '../texts/texts.ts'

export interface PageContext {
  language: Language
  /** Path within the language, for the links to the same page in others. */
  path: string
  lines: CartLines
  /** `?variant=` of a product's address. */
  variant: string | null
}

export interface Page {
  title: string
  description?: string
  head?: Html
  /** Class of the page's body. */
  kind: string
  main: Html
}

/** The one line a shop pastes. */
const deskbell = html`<script async src="/deskbell.js" data-site-key="rosso" data-greetings="on"></script>`

/** A whole page of the shop around its main part. */
export function layout({ title, description, head, kind, main }: Page, context: PageContext): Html {
  const texts = textsOf(context.language)
  const root = rootOf(context.language)
  return html`<!doctype html>
<html lang="${context.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description ?? texts.tagline}">
<meta name="color-scheme" content="light dark">
<meta property="og:site_name" content="Rosso">
<link rel="icon" href="/shop/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop/shop.css">
${languages.map((other) => html`<link rel="alternate" hreflang="${other}" href="${linkTo(other, context)}">\n`)}${head}
<script src="/shop/shopify.js" data-root="${root}" data-locale="${context.language}"></script>
<script defer src="/shop/shop.js"></script>
${deskbell}
</head>
<body class="${kind}">
<a class="skip" href="#main">${texts.skip}</a>
<p class="bar">${texts.bar}</p>
${header(texts, root, context)}
<main id="main">${main}</main>
${footer(texts, root, context)}
</body>
</html>
`
}

const linkTo = (language: Language, { path }: PageContext): string => rootOf(language) + path.slice(1)

function header(texts: Texts, root: string, context: PageContext): Html {
  const count = context.lines.reduce((sum, line) => sum + line.quantity, 0)
  return html`<header class="top">
<a class="brand" href="${root}">Rosso</a>
<nav aria-label="${texts.menu}">
<a class="entry" href="${root}#shoes">${texts.shoes}</a>
<a class="entry" href="${root}pages/contact">${texts.contact}</a>
<a class="entry" href="${root}cart">${texts.cart}<span class="count" data-cart-count="${count}">${count > 0 && count}</span></a>
</nav>
</header>`
}

function footer(texts: Texts, root: string, context: PageContext): Html {
  const choice = (language: Language): Part =>
    html`<li><a class="language" href="${linkTo(language, context)}" lang="${language}" hreflang="${language}"${
      language === context.language && html` aria-current="true"`
    }>${languageNames[language]}</a></li>`
  return html`<footer class="bottom">
<div><a class="brand" href="${root}">Rosso</a><p>${texts.tagline}</p></div>
<ul class="promises">${texts.promises.map((promise) => html`<li>${promise}</li>`)}</ul>
<nav aria-label="${texts.language}"><ul class="languages">${languages.map(choice)}</ul></nav>
<p class="small">${texts.demo}</p>
</footer>`
}
