import type { Report } from '@deskbell/protocol'
import { formatRoute, periods } from '../route.ts'
import { useDesk } from '../use-desk.ts'
import { Comments } from './comments.tsx'
import { Distributions } from './distributions.tsx'
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
        <Periods />
      </header>
      {reports.failed.value && <Failed />}
      {report ? <Figures report={report} /> : !reports.failed.value && <p class="hint">{say('reports.loading')}</p>}
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

const Figures = ({ report }: { report: Report }) => (
  <>
    <Tiles report={report} />
    <div class="panels">
      <Distributions report={report} />
      <Comments report={report} />
      <VoteTable votes={report.votes} />
      <MissTable misses={report.misses} />
      <GreetingTable greetings={report.greetings} />
    </div>
  </>
)
