import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Deps } from '../deps.ts'
import type { MailOutbox } from '../mail/outbox.ts'
import { confirmPage, type MailPage, stopPage } from '../mail/pages.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char)

/** A page that works everywhere: no script, no style, nothing fetched. The button posts to the same address. */
const html = ({ language, title, button }: MailPage): string =>
  `<!doctype html><html lang="${escaped(language)}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
  `<title>${escaped(title)}</title><main><h1>${escaped(title)}</h1>` +
  `${button === null ? '' : `<form method="post"><button>${escaped(button)}</button></form>`}</main></html>`

const sendPage = (reply: FastifyReply, page: MailPage) =>
  reply
    .header('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .type('text/html; charset=utf-8')
    .send(html(page))

/** The pages that links in e-mails lead to. Only a press of the button does something: mail scanners open links, too. */
export async function routeMail(http: FastifyInstance, deps: Deps & { mail: MailOutbox }): Promise<void> {
  await http.register(async (scope) => {
    // What a form or a mail program posts says nothing that is not in the address.
    scope.addContentTypeParser('*', { bodyLimit: 2048, parseAs: 'string' }, (_request, _body, done) => done(null, null))
    const pages = { stop: stopPage, confirm: confirmPage }
    for (const [name, page] of Object.entries(pages)) {
      const url = `/mail/${name}`
      const tokenOf = (query: unknown): string => String((query as { t?: unknown }).t ?? '')
      scope.get(url, async (request, reply) => sendPage(reply, await page(deps, tokenOf(request.query), false)))
      scope.post(url, async (request, reply) => sendPage(reply, await page(deps, tokenOf(request.query), true)))
    }
  })
}
