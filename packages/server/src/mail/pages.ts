import type { Deps } from '../deps.ts'
import { keepMailConfirmed } from '../store/details.ts'
import { stopMail } from '../store/mail.ts'
import type { MailOutbox } from './outbox.ts'
import { settingOf } from './write-letters.ts'

/** What a page that a link of an e-mail leads to says. */
export interface MailPage {
  language: string
  title: string
  /** What its button says; `null` where there is nothing to press. */
  button: string | null
}
type Source = Deps & { mail: MailOutbox }

const notOurs: MailPage = {
  language: 'en',
  title: 'This link does not work. Please use the newest one.',
  button: null,
}

/** The page behind "no more e-mails"; `act` when its button, or that of the mail program, was pressed. */
export async function stopPage(deps: Source, token: string, act: boolean): Promise<MailPage> {
  const said = deps.mail.keys.read('stop', token)
  const site = said && deps.sites.get(said[0] ?? '')
  if (!said || !site) return notOurs
  const [key = '', recipient = '', language = ''] = said
  const { words, say } = settingOf(site, language)
  if (!act) return { language, title: say(words.stopAsk), button: say(words.stop) }
  const now = deps.clock.now()
  await deps.db.write((sql) => stopMail(sql, key, recipient, now, now))
  return { language, title: say(words.stopped), button: null }
}

/** The page behind "this is my address"; when its button was pressed, what was asked for is sent. */
export async function confirmPage(deps: Source, token: string, act: boolean): Promise<MailPage> {
  const said = deps.mail.keys.read('confirm', token)
  const site = said && deps.sites.get(said[0] ?? '')
  if (!said || !site) return notOurs
  const [key = '', visitor = '', recipient = '', conversation = '', language = ''] = said
  const { words, say } = settingOf(site, language)
  if (!act) return { language, title: say(words.confirmIntro), button: say(words.confirm) }
  const done = await deps.db.write(async (sql) => {
    const place = { id: conversation, site: key, visitor }
    const row = await sql.get(
      'select id from conversation where id = :id and site = :site and visitor = :visitor',
      place,
    )
    if (!row) return false
    await stopMail(sql, key, recipient, null, deps.clock.now())
    await keepMailConfirmed(sql, { id: visitor, site: key }, recipient, deps.clock.now())
    const wanted = { kind: 'transcript', key: `transcript ${conversation}`, site: key, visitor, conversation } as const
    await deps.mail.queue(sql, wanted, 0)
    return true
  }, visitor)
  return done ? { language, title: say(words.confirmed), button: null } : { ...notOurs, title: say(words.linkOld) }
}
