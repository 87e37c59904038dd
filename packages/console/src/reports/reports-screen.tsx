import '../styles/reports.css'
import type { Report } from '@deskbell/protocol'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import { BehindDialog } from './behind.tsx'
import { loadCharts } from './charts/parts.ts'
import { Comments } from './comments.tsx'
import { Distributions } from './distributions.tsx'
import { figureTable } from './figures.ts'
import { Filters, Periods } from './filters.tsx'
import { GreetingTable } from './greeting-table.tsx'
import { HeatMap } from './heat-map.tsx'
import { LowScores } from './low-scores.tsx'
import { useExport, useJsonExport } from './panel.tsx'
import { lengthOf } from './place.ts'
import { AgentTable, ArticleTable, ChannelTable, UnansweredTable } from './tables.tsx'
import { Tiles } from './tiles.tsx'
import { usePlace } from './use-place.ts'
import { VolumeChart } from './volume-chart.tsx'

/** What shoppers said, and how quickly and by whom they were helped. */
export function ReportsScreen() {
  const { say, reports } = useDesk()
  const report = reports.report.value
  // Beside the figures; without the pictures the numbers stand all the same.
  useEffect(() => void loadCharts().catch(() => {}), [])
  return (
    <main class="reports" aria-labelledby="reports-title">
      <header>
        <h1 id="reports-title" tabIndex={-1}>
          {say('reports.title')}
        </h1>
        <div class="tools">
          <Periods />
          {report && <Exports report={report} />}
        </div>
        {report && <Filters choices={report.choices} />}
        <Compared />
      </header>
      {reports.failed.value && <Failed />}
      {report ? (
        <Figures report={report} before={reports.before.value} />
      ) : (
        !reports.failed.value && <p class="hint">{say('reports.loading')}</p>
      )}
      <BehindDialog />
    </main>
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

function Exports({ report }: { report: Report }) {
  const { say, reports, surveys } = useDesk()
  const save = useExport('figures')
  const saveJson = useJsonExport('report')
  return (
    <>
      <button type="button" onClick={() => save(figureTable(say, report, reports.before.value, surveys.value))}>
        {say('reports.export')}
      </button>
      <button type="button" onClick={() => saveJson(report)}>
        {say('reports.exportJson')}
      </button>
    </>
  )
}

/** What the signed numbers in the tiles are measured against. */
function Compared() {
  const { say, reports } = useDesk()
  const place = usePlace()
  const before = reports.before.value
  const some = before && (before.conversations.started > 0 || before.surveys.some(({ answered }) => answered > 0))
  return some ? <p class="hint">{say('reports.compared', { count: lengthOf(place) })}</p> : null
}

const Figures = ({ report, before }: { report: Report; before: Report | null }) => (
  <>
    <Tiles report={report} before={before} />
    <div class="panels">
      <VolumeChart report={report} />
      <Distributions report={report} />
      <UnansweredTable unanswered={report.unanswered} />
      <GreetingTable report={report} />
      <LowScores low={report.low} />
      <Comments report={report} />
      <HeatMap report={report} />
      <ChannelTable report={report} />
      <AgentTable agents={report.agents} />
      <ArticleTable articles={report.articles} />
    </div>
  </>
)
