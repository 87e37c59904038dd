import { pickText, type Question, type Report, type SurveyCounts } from '@deskbell/protocol'
import { useDesk } from '../use-desk.ts'
import { type Bar, barsOf } from './bars.ts'
import { BehindButton } from './behind.tsx'
import { barShape } from './charts/parts.ts'
import { Panel } from './panel.tsx'

/** For every closed question: how often each answer was given. */
export function Distributions({ report }: { report: Report }) {
  const { surveys } = useDesk()
  return (
    <>
      {report.surveys.flatMap((counted) => {
        const known = surveys.value.find(({ id }) => id === counted.survey)?.questions ?? []
        return counted.questions.flatMap(({ question: id, counts }, index) => {
          const question = known.find((each) => each.id === id) ?? null
          if (question?.kind === 'open') return []
          return [
            <Distribution
              key={`${counted.survey} ${id}`}
              survey={counted.survey}
              id={id}
              question={question}
              counts={counts}
              of={index === 0 ? counted : null}
            />,
          ]
        })
      })}
    </>
  )
}

interface DistributionProps {
  survey: string
  id: string
  question: Question | null
  counts: Readonly<Record<string, number>>
  /** The survey's own figures, said once, beside its first question: later ones may not be asked of all. */
  of: SurveyCounts | null
}

function Distribution({ survey, id, question, counts, of }: DistributionProps) {
  const { say, locale } = useDesk()
  const bars = barsOf(say, locale, question, counts)
  const rows = [[say('reports.answer'), say('reports.given')], ...bars.map(({ label, count }) => [label, count])]
  return (
    <Panel title={question ? pickText(question.text, locale) : id} name={id} rows={rows}>
      {(titleId) => (
        <>
          {of && (
            <p class="hint">
              {say('reports.asked', { offered: of.offered, answered: of.answered, skipped: of.skipped })}
            </p>
          )}
          {bars.length === 0 ? (
            <p class="hint">{say('reports.noAnswers')}</p>
          ) : (
            <Bars bars={bars} labelledBy={titleId} survey={survey} question={id} />
          )}
        </>
      )}
    </Panel>
  )
}

interface BarsProps {
  bars: readonly Bar[]
  labelledBy: string
  survey: string
  question: string
}

/** A chart that is a table: whoever does not see the bars reads the numbers row by row. */
function Bars({ bars, labelledBy, survey, question }: BarsProps) {
  const { say, locale } = useDesk()
  const most = Math.max(...bars.map(({ count }) => count))
  return (
    <table class="bars" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">
            <span class="vh">{say('reports.answer')}</span>
          </th>
          <th scope="col">
            <span class="vh">{say('reports.given')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, count }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {label}
            </th>
            <td>
              <span class="bar-line">
                <barShape.View count={count} most={most}>
                  <span />
                </barShape.View>
                <BehindButton title={label} behind={{ kind: 'answer', survey, question, value: key }} count={count}>
                  {new Intl.NumberFormat(locale).format(count)}
                </BehindButton>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
