import { type AgentInput, type Answer, type Entry, questionLength, refuse, type Suggestion } from '@deskbell/protocol'
import type { Asked } from '../answers/answerer.ts'
import { findArticles } from '../answers/find-articles.ts'
import { makeAnswer, nothingMade } from '../answers/make-answer.ts'
import { redact } from '../answers/redact.ts'
import type { Answers } from '../answers/request-answer.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { ofSite } from '../store/conversations.ts'
import { newestSaid } from '../store/entries.ts'
import { suggest } from './suggest.ts'

/** Words that are looked through for the question, and words before it that may say what it is about. */
const mostSaid = 12
const mostBefore = 4

interface Said {
  by: 'visitor' | 'assistant'
  text: string
}

/** What the shopper asked since anybody answered, and what was said before. Notes are never among it. */
export function decideQuestion(entries: readonly Entry[]): { question: string; before: Said[] } {
  const said = entries.flatMap(({ author, body }): Said[] =>
    body.kind === 'text' ? [{ by: author.kind === 'visitor' ? 'visitor' : 'assistant', text: redact(body.text) }] : [],
  )
  const last = said.findLastIndex(({ by }) => by === 'visitor')
  const first = said.slice(0, last + 1).findLastIndex(({ by }) => by !== 'visitor') + 1
  const question = said
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('\n')
  const before = said
    .slice(Math.max(0, first - mostBefore), first)
    .map(({ by, text }) => ({ by, text: text.slice(0, 500) }))
  return { question: question.slice(-questionLength), before }
}

/** Has a reply to what the shopper asked last drafted from the articles, in the shopper's language, with its sources. */
export async function suggestDraft(
  deps: Deps,
  answers: Answers,
  who: AgentWho,
  { cid, conversation }: AgentInput<'draft:suggest'>,
): Promise<Answer<Suggestion>> {
  const [site, writer] = [deps.sites.get(who.site), answers.models.get(who.site)]
  if (!site?.answers || !writer) return refuse('forbidden')
  const row = await ofSite(deps.db.read, who.site, conversation)
  if (!row) return refuse('not_found')
  const { question, before } = decideQuestion(await newestSaid(deps.db.read, conversation, mostSaid))
  const { lang, articles } = findArticles(
    site,
    row.locale,
    question,
    before.findLast(({ by }) => by === 'visitor')?.text,
  )
  const asked: Asked = { site: who.site, conversation, cid, question, locale: row.locale, before, articles }
  const { answers: settings } = site
  return suggest(deps, answers, who, { kind: 'draft', cid, conversation, question }, async () => {
    if (articles.length === 0) return nothingMade('refused', 'no-article')
    return makeAnswer({
      ...{ asked, answerer: writer.drafter, settings, ended: answers.ended },
      sameLanguage: lang.split('-')[0] === row.locale.split('-')[0],
      tell() {},
    })
  })
}
