import type { Report } from '@deskbell/protocol'
import { suppression, wilson } from '@deskbell/surveys/metrics'
import { languageName } from '../text/language-name.ts'
import type { Say } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import type { Cell } from './csv.ts'
import { Panel } from './panel.tsx'

interface TableProps {
  title: string
  name: string
  empty?: string
  /** The first column is words, the rest are figures. */
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** What is exported instead of what is shown: the figures as they came. */
  raw: readonly (readonly Cell[])[]
}

function Table({ title, name, empty, heads, rows, raw }: TableProps) {
  return (
    <Panel title={title} name={name} rows={raw}>
      {(titleId) =>
        rows.length === 0 ? (
          <p class="hint">{empty}</p>
        ) : (
          <table aria-labelledby={titleId}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, index) => (
                <tr key={`${index} ${cells[0]}`}>
                  {cells.map((cell, column) => (
                    <td key={heads[column]} dir={column === 0 ? 'auto' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Panel>
  )
}

/** "86% (65–95)" where there are votes enough, else "–". */
export function sayShare(say: Say, locale: string, part: number, n: number): string {
  const interval = suppression({ n }).show ? wilson(part, n) : null
  if (!interval) return say('reports.undefined')
  const whole = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(100 * value)
  return say('reports.rate', { value: whole(part / n), low: whole(interval.low), high: whole(interval.high) })
}

export function VoteTable({ votes }: { votes: Report['votes'] }) {
  const { say, locale } = useDesk()
  const count = new Intl.NumberFormat(locale).format
  const heads = [say('reports.article'), say('reports.helpful'), say('reports.unhelpful')]
  return (
    <Table
      title={say('reports.votes')}
      name="articles"
      empty={say('reports.noVotes')}
      heads={[...heads, say('reports.helpfulRate')]}
      rows={votes.map(({ article, helpful, unhelpful }) => [
        article,
        count(helpful),
        count(unhelpful),
        sayShare(say, locale, helpful, helpful + unhelpful),
      ])}
      raw={[heads, ...votes.map(({ article, helpful, unhelpful }) => [article, helpful, unhelpful])]}
    />
  )
}

export function MissTable({ misses }: { misses: Report['misses'] }) {
  const { say, locale } = useDesk()
  const heads = [say('reports.query'), say('reports.language'), say('reports.times')]
  return (
    <Table
      title={say('reports.misses')}
      name="searches"
      empty={say('reports.noMisses')}
      heads={heads}
      rows={misses.map(({ query, locale: tag, count }) => [
        query,
        languageName(locale, tag),
        new Intl.NumberFormat(locale).format(count),
      ])}
      raw={[heads, ...misses.map(({ query, locale: tag, count }) => [query, tag, count])]}
    />
  )
}

export function GreetingTable({ greetings }: { greetings: Report['greetings'] }) {
  const { say, locale } = useDesk()
  const count = new Intl.NumberFormat(locale).format
  if (greetings.length === 0) return null
  const heads = [say('reports.greeting'), say('reports.shown'), say('reports.engaged'), say('reports.dismissed')]
  const cells = greetings.map(({ greeting, shown, engaged, dismissed }) => [greeting, shown, engaged, dismissed])
  return (
    <Table
      title={say('reports.greetings')}
      name="greetings"
      heads={heads}
      rows={cells.map((row) => row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)))}
      raw={[heads, ...cells]}
    />
  )
}
