import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What only this server can make: hashes of addresses, links, and the addresses that answers come back to. */
export interface MailKeys {
  /** An address as the database knows it: nobody reads it back without the key. */
  recipient(site: string, address: string): string
  /** A text for a link, which says what was signed. */
  sign(purpose: string, said: readonly string[]): string
  /** What was signed for this purpose; `null` for anything else. */
  read(purpose: string, signed: string): string[] | null
  /** The part of an address by which an answer finds its conversation: letters and digits that survive any mail server. */
  tag(conversation: string): string
  /** The conversation of a tag; `null` for one that is not ours. */
  conversationOf(tag: string): string | null
}

/** 128 bits of a UUID, and 80 of the proof, with the digits 0–9a–z. */
const idLength = 25
const proofLength = 16
const short = (hex: string, length: number): string => BigInt(`0x${hex}`).toString(36).padStart(length, '0')

function asUuid(text: string): string | null {
  const value = [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
  const hex = value.toString(16).padStart(32, '0')
  return hex.length > 32 ? null : hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

export function createMailKeys(secretKey: string): MailKeys {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'deskbell mail 1', 32))
  const hmac = (purpose: string, text: string) => createHmac('sha256', key).update(`${purpose}\0${text}`)
  const proof = (conversation: string) => short(hmac('answer', conversation).digest('hex').slice(0, 20), proofLength)
  return {
    recipient: (site, address) => hmac('recipient', `${site}\0${address.trim().toLowerCase()}`).digest('base64url'),
    sign(purpose, said) {
      const text = Buffer.from(JSON.stringify(said)).toString('base64url')
      return `${text}.${hmac(`link ${purpose}`, text).digest('base64url')}`
    },
    read(purpose, signed) {
      const [text = '', mac = ''] = signed.split('.')
      if (!same(mac, hmac(`link ${purpose}`, text).digest('base64url'))) return null
      return JSON.parse(Buffer.from(text, 'base64url').toString()) as string[]
    },
    tag: (conversation) => short(conversation.replaceAll('-', ''), idLength) + proof(conversation),
    conversationOf(tag) {
      if (!/^[0-9a-z]{41}$/.test(tag)) return null
      const conversation = asUuid(tag.slice(0, idLength))
      return conversation !== null && same(tag.slice(idLength), proof(conversation)) ? conversation : null
    },
  }
}
