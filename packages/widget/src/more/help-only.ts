import type { HelpOnly } from '../seams.ts'

/** Where the shop offers no conversation, words go to the search, and a greeting's answer to its article. */
export const helpOnly: HelpOnly = {
  client: (client) => ({ ...client, connect() {}, setPerson() {} }),
  panel: (panel) => ({
    ...panel,
    send: panel.search,
    prefill: panel.search,
    answerGreeting: ({ reply }) => panel.show(reply.article ? `faq/${reply.article}` : 'help'),
  }),
}
