import type { HelpOnly } from '../seams.ts'

/** Where the shop offers no conversation, words go to the search, and a greeting's answer to its article. */
export const helpOnly: HelpOnly = {
  client: (client) => ({ ...client, connect() {}, setPerson() {} }),
  panel: (panel) => ({
    ...panel,
    show: (view) => panel.show(view && /^(chat|messages)/.test(view) ? 'help' : view),
    send: panel.search,
    prefill: panel.search,
    answerGreeting: ({ reply }) => panel.show(reply.article ? `faq/${reply.article}` : 'help'),
  }),
}

/** What leads into a conversation: the open one and a new one, the list of them, and "Ask us" below help. */
export const helpOnlySheet =
  '.home>div.card:has(>.row),.home>.primary,.tab:nth-child(2),.hits~.vote,.art~.vote .quiet:only-of-type{display:none}'
