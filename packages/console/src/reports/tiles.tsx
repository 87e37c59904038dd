import type { Durations, Report } from '@deskbell/protocol'
import { suppression, wilson } from '@deskbell/surveys/metrics'
import { clockDuration } from '../text/durations.ts'
import { useDesk } from '../use-desk.ts'
import { BehindButton } from './behind.tsx'
import { changeOf } from './change.ts'
import { sparkline } from './charts/parts.ts'
import { assistantOf, type DurationName, firstContactOf, minimum } from './figures.ts'
import { sayChange, sayInterval, sayShareOf, sayValue, signed } from './say-score.ts'
import { type Score, scoresOf, trendOf } from './scores.ts'
import { Tile } from './tile.tsx'

interface TilesProps {
  report: Report
  before: Report | null
}

/** The figures of the period, each with what it rests on and how it differs from the period before. */
export function Tiles({ report, before }: TilesProps) {
  const { surveys } = useDesk()
  const earlier = before ? scoresOf(before, surveys.value) : []
  return (
    <div class="tiles">
      {scoresOf(report, surveys.value).map((score) => (
        <ScoreTile
          key={score.metric}
          score={score}
          before={earlier.find(({ metric }) => metric === score.metric)}
          trend={trendOf(report, surveys.value, score.metric)}
        />
      ))}
      <FirstContactTile report={report} before={before} />
      <DurationTile name="firstReply" report={report} before={before} />
      <DurationTile name="solve" report={report} before={before} />
      <MissedTile report={report} before={before} />
      <AssistantTile report={report} before={before} />
      <StartedTile report={report} before={before} />
    </div>
  )
}

interface ScoreTileProps {
  score: Score
  before: Score | undefined
  trend: readonly number[]
}

function ScoreTile({ score, before, trend }: ScoreTileProps) {
  const { say, locale } = useDesk()
  const tooFew = score.show ? null : say('reports.tooFew', { minimum })
  const change = changeOf(score, before)
  return (
    <Tile
      title={say(`reports.metric.${score.metric}`)}
      about={say(`reports.about.${score.metric}`)}
      value={sayValue(say, locale, score)}
      below={[sayInterval(say, locale, score), say('reports.answers', { count: score.n }), tooFew]}
      note={score.few ? say('reports.few') : null}
      change={change && { text: sayChange(locale, score.metric, change.difference), verdict: change.verdict }}
    >
      {trend.length > 2 && <sparkline.View values={trend} />}
    </Tile>
  )
}

/** A share in percent as a score, so that changes are judged alike. */
function shareScore(part: number, n: number): Score {
  const { show, warnLow } = suppression({ n })
  const interval = show ? wilson(part, n) : null
  return {
    ...{ metric: 'csat5' as const, n, show, few: warnLow },
    value: show ? (100 * part) / n : null,
    interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
  }
}

function FirstContactTile({ report, before }: TilesProps) {
  const { say, locale } = useDesk()
  const { eligible, first } = report.firstContact
  const now = shareScore(first, eligible)
  const change = changeOf(now, before ? shareScore(before.firstContact.first, before.firstContact.eligible) : undefined)
  const gross = firstContactOf(report).grossPct
  const title = say('reports.firstContact')
  return (
    <Tile
      title={title}
      about={say('reports.about.firstContact')}
      value={
        <BehindButton title={title} behind={{ kind: 'figure', figure: 'firstContact' }} count={first}>
          {sayValue(say, locale, now)}
        </BehindButton>
      }
      below={[
        say('reports.of', { count: eligible }),
        gross === null || !now.show ? null : say('reports.gross', { value: sayShareOf(say, locale, gross) }),
        now.show ? null : say('reports.tooFew', { minimum }),
      ]}
      note={now.few ? say('reports.fewConversations') : null}
      change={change && { text: sayChange(locale, 'csat5', change.difference), verdict: change.verdict }}
    />
  )
}

/** Medians have no interval here, so that a change of theirs gets no verdict. */
function DurationTile({ name, report, before }: TilesProps & { name: DurationName }) {
  const { say } = useDesk()
  const { n, median, p90 } = report[name]
  const title = say(`reports.${name}`)
  const figure = name === 'firstReply' ? 'answered' : 'resolved'
  const open = report.business?.[name].median ?? null
  return (
    <Tile
      title={title}
      about={say(`reports.about.${name}`)}
      value={
        <BehindButton title={title} behind={{ kind: 'figure', figure }} count={n}>
          {median === null ? say('reports.undefined') : clockDuration(median)}
        </BehindButton>
      }
      below={[
        say('reports.conversations', { count: n }),
        p90 === null || n < minimum ? null : say('reports.nineInTen', { time: clockDuration(p90) }),
        open === null ? null : say('reports.inHours', { time: clockDuration(open) }),
      ]}
      note={n > 0 && n < minimum ? say('reports.fewConversations') : null}
      change={durationChange(report[name], before?.[name])}
    />
  )
}

function durationChange(now: Durations, before: Durations | undefined) {
  if (now.median === null || before?.median == null || now.n < minimum || before.n < minimum) return null
  const seconds = Math.round((now.median - before.median) / 1000)
  const sign = seconds > 0 ? '+' : seconds < 0 ? '−' : ''
  return { text: `${sign}${clockDuration(Math.abs(seconds) * 1000)}`, verdict: 'unsure' as const }
}

/** Who asked for a person and heard none, beside how many were answered in time. */
function MissedTile({ report, before }: TilesProps) {
  const { say, locale } = useDesk()
  const { missed, target, firstReply } = report
  const title = say('reports.missed')
  const { n } = firstReply
  const share = n < minimum ? null : sayShareOf(say, locale, (100 * target.within) / n)
  return (
    <Tile
      title={title}
      about={say('reports.about.missed')}
      value={
        <BehindButton title={title} behind={{ kind: 'figure', figure: 'missed' }} count={missed}>
          {new Intl.NumberFormat(locale).format(missed)}
        </BehindButton>
      }
      below={[share === null ? null : say('reports.inTime', { value: share, time: clockDuration(target.ms) })]}
      change={
        before && missed !== before.missed
          ? { text: signed(locale, missed - before.missed, 0), verdict: 'unsure' }
          : null
      }
    />
  )
}

/** Kept away from people, handed over and really solved always stand together: the first alone rewards trapping people. */
function AssistantTile({ report, before }: TilesProps) {
  const { say, locale } = useDesk()
  const { conversations: n, confirmed } = report.assistant
  const { containmentPct, handoffPct } = assistantOf(report)
  const now = shareScore(confirmed, n)
  const change = changeOf(
    now,
    before ? shareScore(before.assistant.confirmed, before.assistant.conversations) : undefined,
  )
  const title = say('reports.assistantSolved')
  const shares = now.show && containmentPct !== null && handoffPct !== null
  return (
    <Tile
      title={title}
      about={say('reports.about.assistantSolved')}
      value={
        <BehindButton title={title} behind={{ kind: 'figure', figure: 'assistantConfirmed' }} count={confirmed}>
          {sayValue(say, locale, now)}
        </BehindButton>
      }
      below={[
        say('reports.of', { count: n }),
        shares ? say('reports.handedOverOf', { value: sayShareOf(say, locale, handoffPct) }) : null,
        shares ? say('reports.containedOf', { value: sayShareOf(say, locale, containmentPct) }) : null,
        now.show ? null : say('reports.tooFew', { minimum }),
      ]}
      note={now.few ? say('reports.fewConversations') : null}
      change={change && { text: sayChange(locale, 'csat5', change.difference), verdict: change.verdict }}
    />
  )
}

function StartedTile({ report, before }: TilesProps) {
  const { say, locale } = useDesk()
  const { started } = report.conversations
  const change = before && before.conversations.started > 0 ? started - before.conversations.started : null
  const title = say('reports.started')
  return (
    <Tile
      title={title}
      about={say('reports.about.started')}
      value={
        <BehindButton title={title} behind={{ kind: 'figure', figure: 'started' }} count={started}>
          {new Intl.NumberFormat(locale).format(started)}
        </BehindButton>
      }
      below={[
        say('reports.flow', report.conversations),
        report.byEmail > 0 ? say('reports.byEmail', { count: report.byEmail }) : null,
      ]}
      change={change === null ? null : { text: signed(locale, change, 0), verdict: 'unsure' }}
    />
  )
}
