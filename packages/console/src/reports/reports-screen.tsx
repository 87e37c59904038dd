import type { Report } from '@deskbell/protocol'
import { formatRoute, periods } from '../route.ts'
import { useDesk } from '../use-desk.ts'
import { Comments } from './comments.tsx'
import { Distributions } from './distributions.tsx'
import { figureTable } from './figures.ts'
import { useExport } from './panel.tsx'
import { GreetingTable, MissTable, VoteTable } from './tables.tsx'
import { Tiles } from './tiles.tsx'

/** What shoppers said, and how quickly they were helped. */
export function ReportsScreen() {
  const { say, reports } = useDesk()
  const report = reports.report.value
  return (
    <main class="reports" aria-labelledby="reports-title">
      <header>
        <h1 id="reports-title" tabIndex={-1}>
          {say('reports.title')}
        </h1>
        <div class="tools">
          <Periods />
          {report && <ExportFigures report={report} />}
        </div>
        <Compared />
      </header>
      {reports.failed.value && <Failed />}
      {report ? (
        <Figures report={report} before={reports.before.value} />
      ) : (
        !reports.failed.value && <p class="hint">{say('reports.loading')}</p>
      )}
    </main>
  )
}

function Periods() {
  const { say, route } = useDesk()
  const days = route.value.screen === 'reports' ? route.value.days : null
  return (
    <nav class="periods" aria-label={say('reports.period')}>
      {periods.map((each) => (
        <a
          key={each}
          href={formatRoute({ screen: 'reports', days: each })}
          aria-current={each === days ? 'true' : undefined}
        >
          {say('reports.days', { count: each })}
        </a>
      ))}
    </nav>
  )
}

function Failed() {
  const { say, reports } = useDesk()
  return (
    <p class="fault" role="alert">
      {say('reports.failed')}{' '}
      <button type="button" onClick={reports.retry}>
        {say('reports.retry')}
      </button>
    </p>
  )
}

function ExportFigures({ report }: { report: Report }) {
  const { say, reports, surveys } = useDesk()
  const save = useExport('figures')
  return (
    <button type="button" onClick={() => save(figureTable(say, report, reports.before.value, surveys.value))}>
      {say('reports.export')}
    </button>
  )
}

/** What the signed numbers in the tiles are measured against. */
function Compared() {
  const { say, route, reports } = useDesk()
  const before = reports.before.value
  const some = before && (before.conversations.started > 0 || before.surveys.some(({ answered }) => answered > 0))
  if (route.value.screen !== 'reports' || !some) return null
  return <p class="hint">{say('reports.compared', { count: route.value.days })}</p>
}

const Figures = ({ report, before }: { report: Report; before: Report | null }) => (
  <>
    <Tiles report={report} before={before} />
    <div class="panels">
      <Distributions report={report} />
      <Comments report={report} />
      <VoteTable votes={report.votes} />
      <MissTable misses={report.misses} />
      <GreetingTable greetings={report.greetings} />
    </div>
  </>
)
