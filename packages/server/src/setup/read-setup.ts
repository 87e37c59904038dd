import type { Answer, SetupAnswers } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { latestAnswer, latestDelivered, tagsSeen } from '../store/setup.ts'

/** How far the site is set up, from what really happened and not from what was ticked off. */
export async function readSetup(
  deps: Deps,
  who: AgentWho,
  server: { publicUrl: string | null; allowedOrigins: '*' | readonly string[] },
): Promise<Answer<SetupAnswers['setup:read']>> {
  const sql = deps.db.read
  const { publicUrl: url, allowedOrigins } = server
  return {
    ok: true,
    setup: {
      url,
      allowedOrigins: allowedOrigins === '*' ? '*' : [...allowedOrigins],
      seen: await tagsSeen(sql, who.site),
      answered: (await latestAnswer(sql, who.site)) ?? null,
      replied: (await latestDelivered(sql, who.site)) ?? null,
    },
  }
}
