import type { AgentThread } from '@deskbell/client'
import type { SavedReply } from '@deskbell/protocol'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'
import { fillReply, valuesOf } from './fill-reply.ts'
import { findSlash } from './find-slash.ts'
import { type ListMenu, type MenuOption, useListMenu } from './use-list-menu.ts'

/** The saved replies that open with a slash in the composer; `write` takes the text with the reply in it. */
export function useReplyMenu(
  thread: AgentThread,
  field: { current: HTMLTextAreaElement | null },
  write: (text: string) => void,
): ListMenu {
  const { client, replies } = useDesk()
  const values = valuesOf(
    thread.summary.value,
    thread.context.value,
    client.site.value?.name ?? '',
    client.agent.value?.name,
  )
  const all = byLanguage(replies.all.value, thread.summary.value?.locale ?? '')
  return useListMenu({
    ...{ field, write, find: findSlash, opened: replies.refresh },
    optionsOf: (query) => optionsOf(all, query, values),
  })
}

/** Those in the shopper's language before those of any language before the others. */
export function byLanguage(all: readonly SavedReply[], locale: string): SavedReply[] {
  const [wanted = ''] = locale.split('-')
  const rank = ({ language }: SavedReply) => (language === null ? 1 : language.split('-')[0] === wanted ? 0 : 2)
  return [...all].sort((a, b) => rank(a) - rank(b))
}

/** All while nothing is typed; with letters that fit none there is nothing to show. */
function optionsOf(
  all: readonly SavedReply[],
  query: string,
  values: ReturnType<typeof valuesOf>,
): readonly MenuOption[] | null {
  const found = findIn(
    all.map((reply) => ({ reply, title: reply.name, more: `${reply.category ?? ''} ${reply.text}` })),
    query,
  )
  if (found.length === 0 && query !== '') return null
  return found.map(({ reply: { id, name, text } }) => {
    const filled = fillReply(text, values)
    return { id, title: name, more: filled.text, ...filled }
  })
}
