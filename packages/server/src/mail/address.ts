import type { Deps } from '../deps.ts'
import { detailsOf, mailChoice } from '../store/details.ts'
import { readProfileRow } from '../store/identities.ts'
import type { Sql } from '../store/sql.ts'
import type { MailOutbox } from './outbox.ts'

interface Who {
  id: string
  site: string
}
/** Where a shopper can be reached. */
export interface Mailbox {
  address: string
  recipient: string
  /** The shop said that it is hers, or she showed it by a link. Only then what she wrote herself goes there. */
  hers: boolean
  /** The shop said so. */
  proven: boolean
  /** She did not say that she wants no e-mail. */
  wanted: boolean
}

const looksRight = /^[^\s@<>"',;:\\()[\]]{1,64}@[^\s@<>"',;:\\()[\]]{1,189}$/

/** What she filled in where a form asks for an e-mail. */
async function leftInForm(deps: Pick<Deps, 'sites'>, sql: Sql, who: Who): Promise<string | null> {
  const forms = deps.sites.get(who.site)?.config.forms
  const asked = [forms?.before, forms?.away].flatMap((form) => form?.fields ?? [])
  const fields = new Set(asked.filter(({ kind }) => kind === 'email').map(({ id }) => id))
  return (await detailsOf(sql, who)).findLast(({ field }) => fields.has(field))?.value ?? null
}

/** The address of a visitor, what is proven before what she said herself, and that before what the page claims; `null` where she left none. */
export async function mailboxOf(
  deps: Pick<Deps, 'sites'>,
  { keys }: Pick<MailOutbox, 'keys'>,
  sql: Sql,
  who: Who,
): Promise<Mailbox | null> {
  const { claimed, proven } = await readProfileRow(sql, who.id)
  const { wanted, confirmed, email } = await mailChoice(sql, who)
  const address = proven.email ?? email ?? claimed.email ?? (await leftInForm(deps, sql, who))
  if (!address || !looksRight.test(address)) return null
  const recipient = keys.recipient(who.site, address)
  const isProven = proven.email === address
  return { address, recipient, hers: isProven || confirmed === recipient, proven: isProven, wanted }
}
