import type { HelpOnly, Panel } from '../seams.ts'

/** Where the shop offers no conversation, words go to the search, and a greeting's answer to its article. */
function leadToHelp(panel: Panel): Panel {
  return {
    ...panel,
    show: (view) => panel.show(view && /^(chat|messages)/.test(view) ? 'help' : view),
    send: panel.search,
    prefill: panel.search,
    answerGreeting: ({ reply }) => panel.show(reply.article ? `faq/${reply.article}` : 'help'),
  }
}

/** Takes the ways into a conversation from a panel, and the connection from a client. */
export const helpOnly: HelpOnly = (whole) =>
  'answerGreeting' in whole ? { ...whole, ...leadToHelp(whole) } : { ...whole, connect() {}, setPerson() {} }

/** What leads into a conversation: the open one and a new one, the list of them, and "Ask us" below help. */
export const helpOnlySheet =
  '.home>div.card:has(>.row),.home>.primary,.tab:nth-child(2),.hits~.vote,.art~.vote .quiet:only-of-type{display:none}'
