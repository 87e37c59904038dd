import type { Card, ContentItem } from '@deskbell/protocol'
import { focusSoon } from '../frame/focus.ts'
import { Chooser } from '../palette/chooser.tsx'
import type { Command } from '../palette/commands.ts'
import { findIn } from '../palette/match.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { articleCard, productCards } from './to-card.ts'

/** More rows than this are found by another word. */
const mostRows = 30

/** Finds an article or a product and puts it beside the reply, as a card. */
export function InsertPicker() {
  const { say, thread, cards, locale } = useDesk()
  const asked = useAnswer('content:list', { kind: 'article' })
  const open = thread.value
  if (!open) return null
  const command = (id: string, card: Card, more: string): Command => ({
    ...{ id, title: card.title, more },
    run() {
      cards.add(open.id, card)
      focusSoon(() => document.querySelector<HTMLElement>('.composer textarea'))
    },
  })
  const articles = inLanguage(asked.value.value?.items ?? [], open.summary.value?.locale ?? '').map((item) =>
    command(`article-${item.id}`, articleCard(item), languageName(locale, item.id.split('/')[0] ?? '')),
  )
  const products = (open.context.value ? productCards(open.context.value) : []).map((card, at) =>
    command(`product-${at}`, card, card.text ?? ''),
  )
  const find = (query: string) => [
    { name: say('insert.products'), commands: findIn(products, query) },
    { name: say('insert.articles'), commands: findIn(articles, query).slice(0, mostRows) },
  ]
  return <Chooser title={say('composer.insert')} find={find} />
}

/** What shoppers can open, the shopper's language first. */
function inLanguage(items: readonly ContentItem[], locale: string): ContentItem[] {
  const [wanted = ''] = locale.split('-')
  const rank = ({ id }: ContentItem) => (id.split(/[/-]/)[0] === wanted ? 0 : 1)
  return items.filter(({ live }) => live).sort((a, b) => rank(a) - rank(b))
}
