import type { Report } from '@deskbell/protocol'
import { formatRoute } from '../route.ts'
import { sayDate } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** What shoppers wrote, newest first, each with the way to its conversation. */
export function Comments({ report }: { report: Report }) {
  const { say, locale } = useDesk()
  const comments = report.surveys.flatMap((survey) => survey.comments).sort((a, b) => b.at - a.at)
  if (comments.length === 0) return null
  return (
    <section class="panel">
      <h2>{say('reports.comments')}</h2>
      <ul class="comments">
        {comments.map(({ text, at, conversation, score }, index) => (
          <li key={`${at} ${index}`}>
            <p dir="auto">{text}</p>
            <p class="meta">
              <span>{sayDate(locale, at)}</span>
              {score !== null && <span>{say('reports.commentScore', { score })}</span>}
              {conversation && (
                <span>
                  <a href={formatRoute({ screen: 'inbox', view: 'solved', conversation })}>
                    {say('reports.toConversation')}
                  </a>
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
