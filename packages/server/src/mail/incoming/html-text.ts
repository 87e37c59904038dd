/** More is cut: an answer is short. */
const mostChars = 200_000

const unseen = new Set(['script', 'style', 'head', 'title', 'blockquote', 'template'])
const breaks = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const codePoint = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '')
const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (decimal) return codePoint(Number(decimal))
    return hex ? codePoint(Number.parseInt(hex, 16)) : (named[String(name).toLowerCase()] ?? whole)
  })

const withoutComments = (html: string): string =>
  html
    .split('<!--')
    .map((part, index) => (index === 0 ? part : part.split('-->').slice(1).join('')))
    .join('')

/** The words of an e-mail that has only HTML, without what it quotes. The result is text and is only ever shown as such. */
export function htmlText(html: string): string {
  let text = ''
  /** Names of the elements that are open and not to be seen. */
  const hidden: string[] = []
  for (const [, closing, tag, words] of withoutComments(html.slice(0, mostChars)).matchAll(
    /<(\/?)([a-z][a-z0-9]*)[^<>]*>|([^<]+|<)/gi,
  )) {
    const name = tag?.toLowerCase()
    if (name && unseen.has(name)) {
      if (!closing) hidden.push(name)
      else if (hidden.includes(name)) hidden.length = hidden.lastIndexOf(name)
    } else if (hidden.length > 0) continue
    else if (name) text += breaks.has(name) ? '\n' : ''
    else text += decode((words ?? '').replace(/\s+/g, ' '))
  }
  return text
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
