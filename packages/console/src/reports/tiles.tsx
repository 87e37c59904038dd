import type { Report } from '@deskbell/protocol'
import { duration_stats_seconds } from '@deskbell/surveys/metrics'
import { clockDuration } from '../text/durations.ts'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import { sayInterval, sayValue } from './say-score.ts'
import { type Score, scoresOf } from './scores.ts'

/** From this many answers on a score shows; the same number as in the metrics. */
const minimum = 5

export function Tiles({ report }: { report: Report }) {
  const { surveys, say, locale } = useDesk()
  return (
    <div class="tiles">
      {scoresOf(report, surveys.value).map((score) => (
        <ScoreTile key={score.metric} score={score} />
      ))}
      <DurationTile name="firstReply" ms={report.firstReplyMs} />
      <DurationTile name="solve" ms={report.solveMs} />
      <Tile
        title={say('reports.started')}
        about={say('reports.about.started')}
        value={new Intl.NumberFormat(locale).format(report.conversations.started)}
        below={[say('reports.flow', report.conversations)]}
      />
    </div>
  )
}

interface TileProps {
  title: string
  about: string
  value: string
  below: readonly (string | null)[]
  note?: string | null
}

/** One figure with what it means and what it rests on. */
function Tile({ title, about, value, below, note = null }: TileProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="tile" role="group" aria-label={title} title={about}>
      <p class="tile-title">{title}</p>
      <p class="figure">{value}</p>
      <p class="below">{below.filter((part) => part !== null).join(' · ')}</p>
      {note && <p class="tag brass">{note}</p>}
    </div>
  )
}

function ScoreTile({ score }: { score: Score }) {
  const { say, locale } = useDesk()
  const tooFew = score.show ? null : say('reports.tooFew', { minimum })
  return (
    <Tile
      title={say(`reports.metric.${score.metric}`)}
      about={say(`reports.about.${score.metric}`)}
      value={sayValue(say, locale, score)}
      below={[sayInterval(say, locale, score), say('reports.answers', { count: score.n }), tooFew]}
      note={score.few ? say('reports.few') : null}
    />
  )
}

function DurationTile({ name, ms }: { name: 'firstReply' | 'solve'; ms: readonly number[] }) {
  const { say } = useDesk()
  const { n, median, p90 } = duration_stats_seconds({ seconds: ms.map((each) => each / 1000) })
  const about: TextKey = `reports.about.${name}`
  return (
    <Tile
      title={say(`reports.${name}`)}
      about={say(about)}
      value={median === null ? say('reports.undefined') : clockDuration(median * 1000)}
      below={[
        say('reports.conversations', { count: n }),
        p90 === null || n < minimum ? null : say('reports.nineInTen', { time: clockDuration(p90 * 1000) }),
      ]}
      note={n > 0 && n < minimum ? say('reports.fewConversations') : null}
    />
  )
}
