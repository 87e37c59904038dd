import { type Entry, pickText } from '@deskbell/protocol'
import type { Site } from '../deps.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { spoken } from './entry-words.ts'
import type { Letter, Part } from './letter.ts'
import { fill, mailLanguage, mailWords } from './words/index.ts'
import type { MailWords } from './words/mail-words.ts'

/** What all letters of a site to somebody have in common. */
export interface Setting {
  site: Site
  language: string
  words: MailWords
  say(text: string, name?: string): string
}

export function settingOf(site: Site, locale: string): Setting {
  const fallback = site.config.defaultLanguage
  return {
    site,
    language: mailLanguage(locale, fallback),
    words: mailWords(locale, fallback),
    say: (text, name = '') => fill(text, { shop: site.name, name }),
  }
}

/** Why she gets this, how to answer, and how to get no more. */
function ending({ words, say }: Setting, { canAnswer, stopUrl }: Ways): Part[] {
  return [
    { kind: 'small', text: say(canAnswer ? words.answerHere : words.comeBack) },
    { kind: 'small', text: say(words.why) },
    { kind: 'link', label: say(words.stop), url: stopUrl, small: true },
  ]
}
export interface Ways {
  canAnswer: boolean
  stopUrl: string
}

/** Agents' words since the ones she has; `null` where there are none. Pure. */
export function writeReply(setting: Setting, entries: readonly Entry[], ways: Ways): Letter | null {
  const { words, say, language } = setting
  const said = spoken(entries, words).filter(({ entry }) => entry.author.kind === 'agent')
  if (said.length === 0) return null
  const quotes = said.map(({ entry, text }): Part => {
    const name = entry.author.name ?? setting.site.name
    return { kind: 'quote', by: say(words.wrote, name), text }
  })
  return { subject: say(words.subject), language, parts: [...quotes, ...ending(setting, ways)] }
}

const zoneOf = ({ desk }: Site): string => desk.hours?.zone ?? 'UTC'

/** Everything that both sides said. Pure. */
export function writeTranscript(setting: Setting, entries: readonly Entry[], stopUrl: string): Letter {
  const { words, say, language, site } = setting
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zoneOf(site) })
  const nameOf = ({ kind, name }: Entry['author']): string => {
    if (kind === 'visitor') return words.you
    return kind === 'assistant' ? words.assistant : (name ?? site.name)
  }
  const quotes = spoken(entries, words).map(
    ({ entry, text }): Part => ({ kind: 'quote', by: `${nameOf(entry.author)} · ${clock.format(entry.at)}`, text }),
  )
  const intro: Part = { kind: 'say', text: say(words.transcriptIntro) }
  const stop: Part = { kind: 'link', label: say(words.stop), url: stopUrl, small: true }
  return { subject: say(words.transcript), language, parts: [intro, ...quotes, stop] }
}

/** Asks whether the address is hers. It holds nothing that anybody wrote. Pure. */
export function writeConfirm({ words, say, language }: Setting, url: string): Letter {
  const parts: Part[] = [
    { kind: 'say', text: say(words.confirmIntro) },
    { kind: 'link', label: say(words.confirm), url },
    { kind: 'small', text: say(words.confirmIgnore) },
  ]
  return { subject: say(words.confirmSubject), language, parts }
}

/** The owner's words after a low score. Pure. */
export function writeFollowUp(setting: Setting, ways: Ways): Letter {
  const { site, words, say, language } = setting
  const own = site.desk.mail.followUp?.text
  const text = own === undefined ? say(words.followUp) : pickText(own, language, site.config.defaultLanguage)
  return { subject: say(words.subject), language, parts: [{ kind: 'say', text }, ...ending(setting, ways)] }
}

/** Tells one of the team that somebody waits. Pure. */
export function writeWaiting(
  { words, say, language }: Setting,
  { preview_text: text, preview_author: author }: Pick<ConversationRow, 'preview_text' | 'preview_author'>,
  url: string,
): Letter {
  const quote: Part[] = text && author === 'visitor' ? [{ kind: 'quote', by: '', text }] : []
  const open: Part = { kind: 'link', label: say(words.open), url }
  return {
    subject: say(words.waitingSubject),
    language,
    parts: [{ kind: 'say', text: say(words.waiting) }, ...quote, open],
  }
}

/** Tells an agent that a colleague asks for her; the note itself stays in the console. Pure. */
export const writeMention = ({ words, say, language }: Setting, url: string): Letter => ({
  subject: say(words.mentionSubject),
  language,
  parts: [
    { kind: 'say', text: say(words.mention) },
    { kind: 'link', label: say(words.open), url },
  ],
})

export const writeTest = ({ words, say, language }: Setting): Letter => ({
  subject: say(words.testSubject),
  language,
  parts: [{ kind: 'say', text: say(words.test) }],
})
