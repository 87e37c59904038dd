import type { Report } from '@deskbell/protocol'
import { formatRoute } from '../route.ts'
import { sayDate } from '../text/dates.ts'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import { Panel } from './panel.tsx'

type Comment = Report['surveys'][number]['comments'][number]

const moods = ['frustrated', 'urgent', 'confused'] as const
/** The words for a mood; `null` where none is worth a word. */
const moodKey = (mood: string | null): TextKey | null => {
  const known = moods.find((each) => each === mood)
  return known ? `reports.mood.${known}` : null
}

/** What shoppers wrote: the words they have in common, how it sounds, and each with the way to its conversation. */
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
        <>
          <Themes report={report} />
          <ul class="comments">
            {comments.map((comment, index) => (
              <li key={`${comment.at} ${index}`}>
                <OneComment comment={comment} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Themes({ report: { themes, moods: counted } }: { report: Report }) {
  const { say, locale } = useDesk()
  const mean = (score: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(score)
  const heard = counted.flatMap(({ mood, count }) => {
    const key = moodKey(mood)
    return key ? [say('reports.moodCount', { mood: say(key), count })] : []
  })
  return (
    <>
      {heard.length > 0 && <p class="hint">{heard.join(' · ')}</p>}
      {themes.length > 0 && (
        <ul class="themes" aria-label={say('reports.themes')}>
          {themes.map(({ word, count, score }) => (
            <li key={word} class="tag">
              <span dir="auto">{word}</span> {count}
              {score !== null && <span class="vh"> {say('reports.themeScore', { score: mean(score) })}</span>}
              {score !== null && <span aria-hidden="true"> · {mean(score)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function OneComment({ comment: { text, at, conversation, score, mood } }: { comment: Comment }) {
  const { say, locale } = useDesk()
  const key = moodKey(mood)
  return (
    <>
      <p dir="auto">{text}</p>
      <p class="meta">
        <span>{sayDate(locale, at)}</span>
        {score !== null && <span>{say('reports.commentScore', { score })}</span>}
        {key && <span>{say(key)}</span>}
        {conversation && (
          <span>
            <a href={formatRoute({ screen: 'inbox', view: 'solved', conversation })}>{say('reports.toConversation')}</a>
          </span>
        )}
      </p>
    </>
  )
}
