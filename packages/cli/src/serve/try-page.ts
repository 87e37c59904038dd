import type { ServerOptions } from '@deskbell/server'

type Pages = NonNullable<ServerOptions['pages']>

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const page = (site: { key: string; name: string }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${escaped(site.name)} · Deskbell</title>
    <script async src="/deskbell.js" data-site-key="${escaped(site.key)}" data-greetings="on"></script>
  </head>
  <body>
    <main>
      <h1>Deskbell runs</h1>
      <p>The button in the corner is what the shoppers of ${escaped(site.name)} will see.</p>
      <p>You answer in the <a href="/console/">console</a>. For your own pages, paste this tag:</p>
      <pre><code>&lt;script async src="<i>your address</i>/deskbell.js" data-site-key="${escaped(site.key)}"&gt;&lt;/script&gt;</code></pre>
    </main>
  </body>
</html>
`

/** Answers `/` with a page that has the widget of the first site, so that there is something to see from the start. */
export function tryPage(site: { key: string; name: string }): Pages {
  const body = page(site)
  return (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/') return false
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body)
    return true
  }
}
