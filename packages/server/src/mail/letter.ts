/** A part of an e-mail: words of ours, words of a person, small print, a link. */
export type Part =
  | { kind: 'say' | 'small'; text: string }
  | { kind: 'quote'; by: string; text: string }
  | { kind: 'link'; label: string; url: string; small?: boolean }

/** An e-mail before it has a form: it is sent as plain text and as simple HTML. */
export interface Letter {
  subject: string
  language: string
  parts: readonly Part[]
}

const textOf = (part: Part): string => {
  switch (part.kind) {
    case 'quote':
      return `${part.by}\n${part.text.replace(/^/gm, '  ')}`
    case 'link':
      return `${part.label}:\n${part.url}`
    default:
      return part.text
  }
}

export const asText = ({ parts }: Letter): string => `${parts.map(textOf).join('\n\n')}\n`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>')

const small = 'margin:0 0 8px;font-size:13px;color:#5b5b5b'
const plain = 'margin:0 0 16px'

function htmlOf(part: Part): string {
  switch (part.kind) {
    case 'quote':
      return `<p style="margin:0 0 4px;font-weight:600">${lines(part.by)}</p><blockquote dir="auto" style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #c9c9c9">${lines(part.text)}</blockquote>`
    case 'link':
      return `<p style="${part.small ? small : plain}"><a href="${escaped(part.url)}">${escaped(part.label)}</a></p>`
    default:
      return `<p style="${part.kind === 'small' ? small : plain}">${lines(part.text)}</p>`
  }
}

export const asHtml = ({ language, parts }: Letter): string =>
  `<!doctype html><html lang="${escaped(language)}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;max-width:600px">${parts.map(htmlOf).join('')}</body></html>`
