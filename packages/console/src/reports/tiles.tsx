import type { Report } from '@deskbell/protocol'
import { clockDuration } from '../text/durations.ts'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import { type Change, changeOf } from './change.ts'
import { type DurationName, durationsOf, minimum, msOf } from './figures.ts'
import { sayChange, sayInterval, sayValue } from './say-score.ts'
import { type Score, scoresOf } from './scores.ts'

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
        <ScoreTile key={score.metric} score={score} before={earlier.find(({ metric }) => metric === score.metric)} />
      ))}
      <DurationTile name="firstReply" report={report} before={before} />
      <DurationTile name="solve" report={report} before={before} />
      <StartedTile report={report} before={before} />
    </div>
  )
}

interface TileProps {
  title: string
  about: string
  value: string
  below: readonly (string | null)[]
  note?: string | null
  change?: { text: string; verdict: Change['verdict'] } | null
}

/** One figure with what it means and what it rests on. */
function Tile({ title, about, value, below, note = null, change = null }: TileProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="tile" role="group" aria-label={title} title={about}>
      <p class="tile-title">{title}</p>
      <p class="figure">{value}</p>
      <p class="below">
        {below.filter((part) => part !== null).join(' · ')}
        {change && <ChangeText {...change} />}
      </p>
      {note && <p class="tag brass">{note}</p>}
    </div>
  )
}

function ChangeText({ text, verdict }: { text: string; verdict: Change['verdict'] }) {
  const { say, route } = useDesk()
  const count = route.value.screen === 'reports' ? route.value.days : 0
  return (
    <>
      {' '}
      <span class={`change ${verdict}`}>
        <span aria-hidden="true">{text}</span>
        <span class="vh">{say('reports.change', { change: text, count })}</span>
      </span>
    </>
  )
}

function ScoreTile({ score, before }: { score: Score; before: Score | undefined }) {
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
    />
  )
}

/** Medians have no interval here, so that a change of theirs gets no verdict. */
function DurationTile({ name, report, before }: TilesProps & { name: DurationName }) {
  const { say } = useDesk()
  const { n, median, p90 } = durationsOf(msOf(report, name))
  const then = before && durationsOf(msOf(before, name))
  const about: TextKey = `reports.about.${name}`
  const known = median !== null && then?.median != null && n >= minimum && then.n >= minimum
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
      change={known ? { text: signedDuration(median - (then.median ?? 0)), verdict: 'unsure' } : null}
    />
  )
}

/** Seconds as a clock with a sign. @example signedDuration(-11) // '−0:11' */
function signedDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const sign = whole > 0 ? '+' : whole < 0 ? '−' : ''
  return `${sign}${clockDuration(Math.abs(whole) * 1000)}`
}

function StartedTile({ report, before }: TilesProps) {
  const { say, locale } = useDesk()
  const { started } = report.conversations
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
  const change = before && before.conversations.started > 0 ? started - before.conversations.started : null
  return (
    <Tile
      title={say('reports.started')}
      about={say('reports.about.started')}
      value={new Intl.NumberFormat(locale).format(started)}
      below={[say('reports.flow', report.conversations)]}
      change={change === null ? null : { text: signed.format(change).replace('-', '−'), verdict: 'unsure' }}
    />
  )
}
