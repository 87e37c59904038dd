import { whyNotDue } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'
import type { View } from '../seams.ts'
import { readAsked } from './asked.ts'

/**
 * The page asks for a survey: it is shown where it is due, and else the console says why not. Never in the middle of a
 * conversation, never twice, with sample and cooldown, as on the server.
 */
export async function askSurvey(app: App, id: string, show: (view: View) => void): Promise<void> {
  await app.filesRead()
  const survey = app.config.peek()?.surveys.find((one) => one.id === id)
  const [newest] = app.chats.list.peek()
  const { who, offers } = readAsked(app)
  const why = survey
    ? whyNotDue(survey, {
        now: app.clock.now(),
        visitor: who,
        moment: 'call',
        offers,
        conversation: newest
          ? {
              id: newest.id,
              status: newest.status,
              tags: [],
              lastWordsAt: newest.updatedAt,
              endedAt: newest.status === 'solved' ? newest.updatedAt : null,
              unserved: false,
            }
          : null,
      })
    : 'missing'
  if (why) console.info(`deskbell: survey "${id}" is not asked: ${why}`)
  else show(`survey/${id}`)
}
