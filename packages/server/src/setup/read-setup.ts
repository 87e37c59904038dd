import type { Answer, SetupAnswers } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { fixedPages, type Pages } from '../origins/may-show.ts'
import { addedOrigins } from '../store/origins.ts'
import { latestAnswer, latestDelivered, tagsSeen } from '../store/setup.ts'

/** How far the site is set up, from what really happened and not from what was ticked off. */
export async function readSetup(
  deps: Deps,
  who: AgentWho,
  server: { publicUrl: string | null; allowedOrigins: Pages },
): Promise<Answer<SetupAnswers['setup:read']>> {
  const sql = deps.db.read
  const site = deps.sites.get(who.site)
  const { publicUrl: url } = server
  const fixed = fixedPages(server.allowedOrigins, { origins: site?.origins ?? null })
  return {
    ok: true,
    setup: {
      url,
      allowedOrigins: fixed === '*' ? '*' : [...fixed],
      addedOrigins: await addedOrigins(sql, who.site),
      seen: await tagsSeen(sql, who.site),
      answered: (await latestAnswer(sql, who.site)) ?? null,
      replied: (await latestDelivered(sql, who.site)) ?? null,
    },
  }
}
