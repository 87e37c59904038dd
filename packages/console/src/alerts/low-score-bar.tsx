import type { LowScoreNews } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { NoticeBar } from '../frame/notice-bar.tsx'
import { formatRoute, parseRoute, type Route } from '../route.ts'
import { useDesk } from '../use-desk.ts'

/** Where somebody can do something about it: in the conversation, or among the scores. */
export const routeTo = ({ conversation }: LowScoreNews): Route =>
  conversation ? { screen: 'inbox', view: 'solved', conversation } : parseRoute('#/reports')

/** Tells at once of a shopper who was not served well, until somebody here has looked or does not want to. */
export function LowScoreBar() {
  const { say, client, route } = useDesk()
  const done = useSignal('')
  const news = client.lowScore.value
  if (!news || done.value === news.answer) return null
  const to = routeTo(news)
  if (formatRoute(route.value) === formatRoute(to)) {
    done.value = news.answer
    return null
  }
  return (
    <NoticeBar
      key={news.answer}
      name={`low:${news.answer}`}
      words={say('alert.lowScore', { score: news.score })}
      link={say(news.conversation ? 'alert.lowConversation' : 'alert.lowAll')}
      to={to}
    />
  )
}
