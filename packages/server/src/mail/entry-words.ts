import type { Card, Entry, EntryBody } from '@deskbell/protocol'
import { fill } from './words/index.ts'
import type { MailWords } from './words/mail-words.ts'

/** A name that cannot turn the text around it. */
const visible = (text: string): string => text.replace(/\p{Cc}|\p{Cf}/gu, '')

function cardWords({ title, text, price, link }: Card): string {
  const cost = price ? `${price.amount} ${price.currency}` : ''
  return [title, text, cost, link].filter(Boolean).join('\n')
}

/** What an entry says in an e-mail; `null` for what is no words. Pure. */
export function entryWords(body: EntryBody, words: MailWords): string | null {
  switch (body.kind) {
    case 'text':
    case 'greeting':
      return body.text
    case 'cards':
      return body.cards.map(cardWords).join('\n\n')
    case 'coupon':
      return `${body.text}\n${body.code}`
    case 'video':
      return `${body.title}\n${body.url}`
    case 'file':
      return [body.text, fill(words.file, { name: visible(body.file.name) })].filter(Boolean).join('\n')
    case 'form':
      return body.answers.map(({ label, value }) => `${label}: ${value}`).join('\n')
    default:
      return null
  }
}

/** The entries that say something, with the words as they read now: edited, and without what was taken back. Pure. */
export function spoken(entries: readonly Entry[], words: MailWords): { entry: Entry; text: string }[] {
  const edits = new Map(entries.flatMap(({ body }) => (body.kind === 'edited' ? [[body.entry, body.text]] : [])))
  const gone = new Set(entries.flatMap(({ body }) => (body.kind === 'removed' ? [body.entry] : [])))
  return entries.flatMap((entry) => {
    const text = edits.get(entry.id) ?? entryWords(entry.body, words)
    return text === null || text === '' || gone.has(entry.id) ? [] : [{ entry, text }]
  })
}
