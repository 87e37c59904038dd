import type { Report } from '@deskbell/protocol'
import { formatRoute } from '../route.ts'
import { sayDate } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { Panel } from './panel.tsx'

type Comment = Report['surveys'][number]['comments'][number]

/** What shoppers wrote, newest first, each with the way to its conversation. */
export function Comments({ report }: { report: Report }) {
  const { say } = useDesk()
  const comments = report.surveys.flatMap((survey) => survey.comments).sort((a, b) => b.at - a.at)
  if (comments.length === 0) return null
  const heads = [say('reports.date'), say('reports.comment'), say('reports.score'), say('reports.toConversation')]
  const rows = comments.map(({ at, text, score, conversation }) => [
    new Date(at).toISOString(),
    text,
    score,
    conversation,
  ])
  return (
    <Panel title={say('reports.comments')} name="comments" rows={[heads, ...rows]}>
      {() => (
        <ul class="comments">
          {comments.map((comment, index) => (
            <li key={`${comment.at} ${index}`}>
              <OneComment comment={comment} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function OneComment({ comment: { text, at, conversation, score } }: { comment: Comment }) {
  const { say, locale } = useDesk()
  return (
    <>
      <p dir="auto">{text}</p>
      <p class="meta">
        <span>{sayDate(locale, at)}</span>
        {score !== null && <span>{say('reports.commentScore', { score })}</span>}
        {conversation && (
          <span>
            <a href={formatRoute({ screen: 'inbox', view: 'solved', conversation })}>{say('reports.toConversation')}</a>
          </span>
        )}
      </p>
    </>
  )
}
